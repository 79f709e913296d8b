package org.tousaidants.platform.web;

import java.util.Set;

/// « Sites où un formulaire peut mener » — a browser refuses that a form leads to another site, even by a redirection,
/// unless the page said so beforehand.
public interface FormTargets {
    Set<String> origins();
}
