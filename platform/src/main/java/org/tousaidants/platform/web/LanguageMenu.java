package org.tousaidants.platform.web;

import java.util.List;

/// « Menu des langues » — lists the languages in which only a part of the site is available, with the first page of
/// each, for the menu in the header of public pages. The module with these pages implements it.
public interface LanguageMenu {
    List<PageHeaderAndFooter.PageLink> languages();
}
