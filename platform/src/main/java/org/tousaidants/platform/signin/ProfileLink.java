package org.tousaidants.platform.signin;

/// « Page du profil » — a further page of the profile: its path and its text. A package declares it as a Spring
/// bean.
public record ProfileLink(String path, String key, int order) {}
