package org.tousaidants.platform.owndata;

import java.util.List;
import java.util.Map;

/// What a table holds of a person.
///
/// @param rows about her, and `written` how many name her as who did something
record Part(List<Map<String, Object>> rows, int written) {}
