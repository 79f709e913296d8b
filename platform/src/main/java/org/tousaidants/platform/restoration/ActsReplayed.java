package org.tousaidants.platform.restoration;

import java.util.Map;

/// « Actes refaits » — after a restoration, in one network.
///
/// @param again number of acts of each kind repeated
/// @param unknown number whose subject is not in the backup
/// @param failed number that failed
public record ActsReplayed(Map<String, Integer> again, int unknown, int failed) {}
