package org.tousaidants.platform.persondatarequests;

import java.util.List;
import java.util.Map;

/// The rows of one table about a person.
///
/// @param rows rows about the person
/// @param written number of rows that name the person as the author
record OwnDataTableRows(List<Map<String, Object>> rows, int written) {}
