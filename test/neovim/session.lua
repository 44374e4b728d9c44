-- Drives Neovim's own language client over haproxy.cfg, as a user's keys would, and writes what was seen to the file that
-- HAPLINT_SEEN names, as JSON. HAPLINT_LSP names the server's start script, HAPLINT_NODE the Node to run it with.
-- Uses what Neovim has from 0.7 on.
local seen = {}

local function wait(what, found)
  if not vim.wait(20000, found, 50) then error('nothing came of: ' .. what) end
end

local function lines()
  return vim.api.nvim_buf_get_lines(0, 0, -1, true)
end

local function text()
  return table.concat(lines(), '\n') .. '\n'
end

-- Puts the cursor on the first character of a text, or on a later one.
local function go_to(wanted, offset)
  for number, line in ipairs(lines()) do
    local column = line:find(wanted, 1, true)
    if column then
      vim.api.nvim_win_set_cursor(0, { number, column - 1 + (offset or 0) })
      return
    end
  end
  error('no line holds ' .. wanted)
end

local function diagnostics()
  local list = {}
  for _, one in ipairs(vim.diagnostic.get(0)) do
    table.insert(list, { line = one.lnum + 1, column = one.col + 1, rule = one.code, source = one.source, severity = one.severity })
  end
  return list
end

-- The text of the floating window, which is closed; nil where there is none.
local function float_text()
  for _, window in ipairs(vim.api.nvim_list_wins()) do
    if vim.api.nvim_win_get_config(window).relative ~= '' then
      local content = vim.api.nvim_buf_get_lines(vim.api.nvim_win_get_buf(window), 0, -1, true)
      vim.api.nvim_win_close(window, true)
      return table.concat(content, '\n')
    end
  end
end

local function start()
  vim.cmd('edit haproxy.cfg')
  local client = vim.lsp.start_client({
    name = 'haplint',
    cmd = { vim.env.HAPLINT_NODE, vim.env.HAPLINT_LSP, '--stdio' },
    root_dir = vim.fn.getcwd(),
    -- What vim.lsp.start does by itself with "settings", from 0.8 on.
    on_init = function(started)
      started.notify('workspace/didChangeConfiguration', { settings = { haplint = { target = '3.0.3' } } })
    end,
  })
  vim.lsp.buf_attach_client(0, client)
end

local function see_diagnostics()
  wait('diagnostics', function() return #vim.diagnostic.get(0) > 0 end)
  seen.diagnostics = diagnostics()
end

local function see_hover()
  go_to('timeout client')
  vim.lsp.buf.hover()
  wait('hover', function()
    seen.hover = float_text()
    return seen.hover ~= nil
  end)
end

local function see_definition()
  go_to('default_backend app', #'default_backend ')
  vim.lsp.buf.definition()
  wait('definition', function() return vim.api.nvim_get_current_line() == 'backend app' end)
  local line = vim.api.nvim_win_get_cursor(0)[1]
  seen.definition = { line = line, text = vim.api.nvim_get_current_line() }
end

local function see_references()
  go_to('backend app', #'backend ')
  vim.lsp.buf.references()
  wait('references', function() return #vim.fn.getqflist() > 0 end)
  seen.references = {}
  for _, item in ipairs(vim.fn.getqflist()) do table.insert(seen.references, { line = item.lnum, text = vim.trim(item.text) }) end
  vim.cmd('cclose')
end

local function see_symbols()
  vim.lsp.buf.document_symbol()
  wait('symbols', function() return vim.fn.getqflist({ title = 1 }).title:find('Symbols') ~= nil end)
  seen.symbols = {}
  for _, item in ipairs(vim.fn.getqflist()) do table.insert(seen.symbols, item.text) end
  vim.cmd('cclose')
end

-- What Neovim would offer where the name of the default backend stands.
local function see_completion()
  go_to('default_backend app', #'default_backend ')
  local position = vim.lsp.util.make_position_params()
  local answers = vim.lsp.buf_request_sync(0, 'textDocument/completion', position, 20000)
  seen.completion = {}
  for _, answer in pairs(answers) do
    for _, item in ipairs(vim.lsp.util.text_document_completion_list_to_complete_items(answer.result, '')) do
      table.insert(seen.completion, item.word)
    end
  end
end

local function see_rename()
  go_to('backend app', #'backend ')
  vim.lsp.buf.rename('pool')
  wait('rename', function() return text():find('\nbackend pool', 1, true) ~= nil end)
  seen.renamed = text()
end

local function see_code_action()
  local choose = vim.ui.select
  vim.ui.select = function(items, options, on_choice)
    seen.actions = {}
    for index, item in ipairs(items) do
      local title = options.format_item and options.format_item(item) or item[2].title
      table.insert(seen.actions, title)
      if title == vim.env.HAPLINT_ACTION then on_choice(item, index) end
    end
  end
  go_to('timeot')
  local before = text()
  vim.lsp.buf.code_action()
  wait('code action', function() return text() ~= before end)
  vim.ui.select = choose
  seen.acted = text()
end

local function see_formatting()
  local before = text()
  if vim.lsp.buf.format then vim.lsp.buf.format() else vim.lsp.buf.formatting_sync() end
  wait('formatting', function() return text() ~= before end)
  seen.formatted = text()
end

local function see_all()
  start()
  see_diagnostics()
  see_code_action()
  see_hover()
  see_definition()
  see_references()
  see_symbols()
  see_completion()
  see_rename()
  see_formatting()
end

local held, problem = pcall(see_all)
if not held then seen.problem = problem end
local file = io.open(vim.env.HAPLINT_SEEN, 'w')
file:write(vim.json and vim.json.encode(seen) or vim.fn.json_encode(seen))
file:close()
vim.cmd('qall!')
