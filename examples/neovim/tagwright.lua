-- Tagwright in Neovim, 0.7 or newer. Copy it to ~/.config/nvim/plugin/tagwright.lua; it needs no plugin.
--
-- Settings, if any, go before it (in init.lua):
--
--   vim.g.tagwright = {
--     command = { 'npx', 'tagwright' },    -- else node_modules/.bin/tagwright above the file, else the one on the PATH
--     db = 'postgres://localhost/shop',    -- counts above rules
--     locale = 'zh-CN',                    -- the language of messages
--     books = { 'rules' },                 -- folders of books below the root, where it holds several
--   }

local settings = vim.g.tagwright or {}

-- The nearest folder above a path that holds one of these; nil: none does.
local function above(path, names)
  local folder = vim.fn.fnamemodify(path, ':p:h')
  while true do
    for _, name in ipairs(names) do
      if vim.loop.fs_stat(folder .. '/' .. name) then return folder end
    end
    local parent = vim.fn.fnamemodify(folder, ':h')
    if parent == folder then return nil end
    folder = parent
  end
end

local function command_for(path)
  if settings.command then return vim.deepcopy(settings.command) end
  local program = vim.fn.has('win32') == 1 and 'node_modules/.bin/tagwright.cmd' or 'node_modules/.bin/tagwright'
  local folder = above(path, { program })
  return { folder and (folder .. '/' .. program) or 'tagwright' }
end

local function config_for(path)
  local command = command_for(path)
  table.insert(command, 'lsp')
  return {
    name = 'tagwright',
    cmd = command,
    root_dir = above(path, { '.git', 'package.json' }) or vim.fn.fnamemodify(path, ':p:h'),
    init_options = { db = settings.db, locale = settings.locale, books = settings.books },
  }
end

-- One client for each root. `vim.lsp.start` sees to that from 0.8 on.
local clients = {}
local function start(buffer)
  local config = config_for(vim.api.nvim_buf_get_name(buffer))
  if vim.lsp.start then
    vim.lsp.start(config)
    return
  end
  local client = clients[config.root_dir]
  if not client or not vim.lsp.get_client_by_id(client) then
    client = vim.lsp.start_client(config)
    clients[config.root_dir] = client
  end
  vim.lsp.buf_attach_client(buffer, client)
end

local function set_up(buffer)
  vim.bo[buffer].commentstring = '// %s'
  vim.bo[buffer].omnifunc = 'v:lua.vim.lsp.omnifunc'
  start(buffer)
  -- Lenses run tests and show counts.
  vim.api.nvim_create_autocmd({ 'BufEnter', 'InsertLeave', 'BufWritePost' }, {
    buffer = buffer,
    callback = function() vim.lsp.codelens.refresh() end,
  })
  vim.api.nvim_buf_create_user_command(buffer, 'TagwrightLens', function() vim.lsp.codelens.run() end, {
    desc = 'Does what the lens above this line says: runs a test, reads counts anew',
  })
end

local group = vim.api.nvim_create_augroup('tagwright', {})
vim.api.nvim_create_autocmd({ 'BufRead', 'BufNewFile' }, {
  group = group,
  pattern = '*.tag',
  callback = function(event) vim.bo[event.buf].filetype = 'tagwright' end,
})
vim.api.nvim_create_autocmd('FileType', {
  group = group,
  pattern = 'tagwright',
  callback = function(event)
    set_up(event.buf)
    -- From 0.9 on the server colours every word; before, what can be told without it.
    vim.cmd([[
      syntax match tagwrightComment "//.*$"
      syntax match tagwrightString /"[^"]*"\|“[^”]*”\|「[^」]*」/
      syntax match tagwrightNumber "\<[0-9][0-9_.]*"
      highlight default link tagwrightComment Comment
      highlight default link tagwrightString String
      highlight default link tagwrightNumber Number
    ]])
  end,
})

-- From 0.11 on completion comes by itself while typing; before, by <C-x><C-o>.
if vim.lsp.completion and vim.lsp.completion.enable then
  vim.api.nvim_create_autocmd('LspAttach', {
    group = group,
    callback = function(event)
      local client = vim.lsp.get_client_by_id(event.data.client_id)
      if client and client.name == 'tagwright' then
        vim.lsp.completion.enable(true, client.id, event.buf, { autotrigger = true })
      end
    end,
  })
end
