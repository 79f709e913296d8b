package org.tousaidants.platform.owndata;

import java.util.List;
import java.util.Map;

/// The rows of a table about a person.
///
/// @param rows about the person
/// @param written number of rows that name them as the author
record DataPart(List<Map<String, Object>> rows, int written) {}
