-- What a person would do in an editor, for the test beside it; what came of it goes to the file named by $TAGWRIGHT_REPORT.
local report = {}

local function waiting_for(what, is_so)
  if not vim.wait(120000, is_so, 50) then error('waited in vain for ' .. what) end
end

local function ask(method, params)
  local answers = vim.lsp.buf_request_sync(0, method, params, 60000)
  for _, answer in pairs(answers or {}) do return answer.result end
end

local function at_cursor(method)
  return ask(method, vim.lsp.util.make_position_params(0, 'utf-16'))
end

local function run()
  vim.cmd('edit new.tag')
  waiting_for('findings', function() return #vim.diagnostic.get(0) > 0 end)
  report.filetype = vim.bo.filetype
  report.findings = vim.tbl_map(function(found) return found.message end, vim.diagnostic.get(0))

  vim.api.nvim_buf_set_lines(0, 0, -1, false, { '人群 甲 = zjxf' })
  vim.api.nvim_win_set_cursor(0, { 1, #'人群 甲 = zjxf' })
  vim.cmd('startinsert')
  report.completion = at_cursor('textDocument/completion').items[1].label
  vim.cmd('stopinsert')

  vim.api.nvim_buf_set_lines(0, 0, -1, false, { '人群   甲=最近消费>3天' })
  if vim.lsp.buf.format then vim.lsp.buf.format({ async = false }) else vim.lsp.buf.formatting_sync() end
  report.formatted = vim.api.nvim_buf_get_lines(0, 0, -1, false)
  waiting_for('no findings', function() return #vim.diagnostic.get(0) == 0 end)

  vim.cmd('edit rfm.tag')
  vim.fn.search('北京客户')
  vim.lsp.buf.rename('首都客户')
  waiting_for('the new name', function() return vim.fn.search('首都客户', 'n') > 0 end)
  vim.cmd('silent wall')

  vim.cmd('edit tests.tag')
  report.renamed = vim.api.nvim_buf_get_lines(0, 2, 3, false)[1]
  vim.lsp.codelens.refresh()
  waiting_for('lenses', function() return #vim.lsp.codelens.get(0) > 0 end)
  vim.api.nvim_win_set_cursor(0, { 1, 0 })
  vim.cmd('TagwrightLens')
  waiting_for('what was not met', function() return #vim.diagnostic.get(0) > 0 end)
  report.unmet = vim.diagnostic.get(0)[1].lnum
end

local ok, fault = pcall(run)
if not ok then report.fault = tostring(fault) end
vim.fn.writefile({ vim.fn.json_encode(report) }, vim.env.TAGWRIGHT_REPORT)
vim.cmd('qall!')
