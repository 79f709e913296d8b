package org.tousaidants.platform.web;

import java.util.List;

/// « Menu des langues » — the first pages of the languages in which a part of the site can be read, for the
/// menu of each public header. The module of the public path implements it.
public interface LanguageMenu {
    List<PageHeaderAndFooter.PageLink> languages();
}
