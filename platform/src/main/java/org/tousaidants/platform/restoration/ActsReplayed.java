package org.tousaidants.platform.restoration;

import java.util.Map;

/// « Actes refaits » — after a restoration, in one network.
///
/// @param again how many of each kind the restoration had brought back
/// @param unknown how many concern what the backup does not hold
/// @param failed how many could not be done again
public record ActsReplayed(Map<String, Integer> again, int unknown, int failed) {}
