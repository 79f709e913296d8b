-- Searches are many and additions few: words go into the index at once, not into a list that each search reads through.

alter index resources_resource_words set (fastupdate = off);
