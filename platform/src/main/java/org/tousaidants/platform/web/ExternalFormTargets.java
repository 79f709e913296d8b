package org.tousaidants.platform.web;

import java.util.Set;

/// « Sites où un formulaire peut mener » — lists the other sites to which a form may lead. Browsers refuse all other
/// sites, even after a redirection, because of the content security policy.
public interface ExternalFormTargets {
    Set<String> origins();
}
