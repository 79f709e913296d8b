package org.tousaidants.platform.signin;

/// « Page du profil » — one more page about oneself, which a room declares as a bean: its address and its text.
public record ProfileLink(String path, String key, int order) {}
