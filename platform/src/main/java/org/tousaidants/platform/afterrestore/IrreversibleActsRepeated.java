package org.tousaidants.platform.afterrestore;

import java.util.Map;

/// « Actes refaits » — published after irreversible acts were repeated in a network, because a backup was restored.
///
/// @param again number of repeated acts by kind
/// @param unknown number of acts whose subject is not in the backup
/// @param failed number of acts that could not be repeated
public record IrreversibleActsRepeated(Map<String, Integer> again, int unknown, int failed) {}
