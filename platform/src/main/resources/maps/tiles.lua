-- Converts data of OpenStreetMap to the layers that detailed-map.js draws. Run by « bin/tous-aidants map build --osm EXTRACT ».

node_keys = { "place", "highway", "railway" }

local towns = { city = 5, town = 8, village = 10, suburb = 12, hamlet = 12, quarter = 13, neighbourhood = 13 }
local ranks = { city = 1, town = 2, village = 3, suburb = 4, quarter = 4 }

-- For each class of road, the smallest zoom level at which it is drawn.
local roads = {
  motorway = { "main", 6 }, trunk = { "main", 6 }, primary = { "main", 8 },
  secondary = { "road", 9 }, tertiary = { "road", 11 },
  unclassified = { "street", 12 }, residential = { "street", 12 }, living_street = { "street", 12 },
  service = { "lane", 14 }, pedestrian = { "lane", 13 }, track = { "lane", 14 },
  footway = { "path", 14 }, path = { "path", 14 }, cycleway = { "path", 14 }, steps = { "path", 14 },
}

function node_function()
  local place = Find("place")
  local zoom = towns[place]
  if zoom and Find("name") ~= "" then
    Layer("town")
    Attribute("name", Find("name"))
    Attribute("class", place)
    AttributeNumeric("rank", ranks[place] or 5)
    MinZoom(zoom)
  end
  if Find("highway") == "bus_stop" or Find("railway") == "station" or Find("railway") == "halt" then
    Layer("stop")
    Attribute("name", Find("name"))
  end
end

function way_function()
  local road = roads[string.gsub(Find("highway"), "_link$", "")]
  if road and Find("area") ~= "yes" then
    Layer("road", false)
    Attribute("class", road[1])
    if Find("name") ~= "" then Attribute("name", Find("name")) end
    if Find("ref") ~= "" then Attribute("ref", Find("ref")) end
    MinZoom(road[2])
  end
  if Find("railway") == "rail" then Layer("rail", false) end
  local waterway = Find("waterway")
  if waterway == "river" or waterway == "canal" or waterway == "stream" then
    Layer("waterway", false)
    Attribute("class", waterway)
    if Find("name") ~= "" then Attribute("name", Find("name")) end
    MinZoom(waterway == "stream" and 12 or 8)
  end
  if not IsClosed() then return end
  if Find("natural") == "water" or waterway == "riverbank" or Find("landuse") == "reservoir" then
    Layer("water", true)
  elseif Find("leisure") == "park" or Find("landuse") == "forest" or Find("natural") == "wood" then
    Layer("park", true)
  elseif Find("building") ~= "" then
    Layer("building", true)
  end
end

-- Lakes and rivers of several rings.
function relation_scan_function()
  if Find("type") == "multipolygon" and Find("natural") == "water" then Accept() end
end
