package org.tousaidants.platform.web;

import java.util.Set;

/// « Sites où un formulaire peut mener » — foreign targets of a form: a browser refuses them, even by a
/// redirection, unless the page declares them.
public interface ForeignFormTargets {
    Set<String> origins();
}
