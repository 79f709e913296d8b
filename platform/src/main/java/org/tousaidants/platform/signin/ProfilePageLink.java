package org.tousaidants.platform.signin;

/// « Page du profil » — a link from the profile to another page. A package declares it as a Spring bean.
///
/// @param path path of the page
/// @param key message key of the text of the link
/// @param order position among the links
public record ProfilePageLink(String path, String key, int order) {}
