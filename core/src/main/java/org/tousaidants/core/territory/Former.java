package org.tousaidants.core.territory;

/// « Ancienne commune », « commune déléguée » or « associée »: a name (empty when only the code is known) or a code
/// that people and files still use, and the code of the commune it leads to.
record Former(String code, String name, String commune) {}
