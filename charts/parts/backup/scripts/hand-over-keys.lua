-- Copies every key of every database to another server. ARGV: host, port, password.
local moved = 0
for database in redis.call('INFO', 'keyspace'):gmatch('db(%d+):') do
  redis.call('SELECT', database)
  local cursor = '0'
  repeat
    local page = redis.call('SCAN', cursor, 'COUNT', 500)
    cursor = page[1]
    if #page[2] > 0 then
      local migrate = { 'MIGRATE', ARGV[1], ARGV[2], '', database, '60000', 'COPY', 'REPLACE', 'AUTH', ARGV[3], 'KEYS' }
      for _, key in ipairs(page[2]) do migrate[#migrate + 1] = key end
      redis.call(unpack(migrate))
      moved = moved + #page[2]
    end
  until cursor == '0'
end
return moved
