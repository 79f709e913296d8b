package org.tousaidants.platform.web;

import java.util.Set;
import java.util.function.Predicate;
import org.tousaidants.platform.identity.Actor;

/// « Entrée réservée » — shows the tabs of some pages in the menu only to the people for whom `opens` is true,
/// if not everybody with the role uses these pages. The package of the pages declares it as a Spring bean.
public record MenuEntryFilter(Set<String> paths, Predicate<Actor> opens) {}
