package org.tousaidants.platform.web;

import java.util.Set;
import java.util.function.Predicate;
import org.tousaidants.platform.identity.SignedInPerson;

/// « Entrée réservée » — shows the menu tabs of some pages only to certain people, if not everybody with the role
/// uses these pages. The package of the pages declares it as a Spring bean.
///
/// @param paths paths of the pages
/// @param opens returns whether a person sees the tabs
public record RestrictedMenuEntry(Set<String> paths, Predicate<SignedInPerson> opens) {}
