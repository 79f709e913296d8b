package org.tousaidants.core.territory;

/// « Ancienne commune », « commune déléguée » or « associée »: a name (empty when only the code is known) or a
/// code still in use, and the code of the current commune.
record FormerCommune(String code, String name, String commune) {}
