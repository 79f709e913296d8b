package org.tousaidants.platform.web;

import java.util.Set;
import java.util.function.Predicate;
import org.tousaidants.platform.identity.Actor;

/// « Entrée réservée » — declared as a bean by a package whose pages serve only some people of a role: the
/// rail shows their tabs to them alone.
public record MenuEntryFilter(Set<String> paths, Predicate<Actor> opens) {}
