package org.tousaidants.platform.afterrestore;

import java.util.Map;

/// « Actes refaits » — published after acts were repeated in a network, because a backup was restored.
///
/// @param again number of repeated acts by kind
/// @param unknown number of acts whose subject is not in the backup
/// @param failed number of acts that failed
public record IrreversibleActsReplayed(Map<String, Integer> again, int unknown, int failed) {}
