package org.tousaidants.core.territory;

/// « Ancienne commune » — a former name or code (« commune déléguée » or « associée ») that is still in use, and the
/// code of the current commune. The name is empty if only the code is known.
record FormerCommune(String code, String name, String commune) {}
