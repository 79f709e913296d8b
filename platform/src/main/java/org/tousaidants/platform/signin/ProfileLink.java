package org.tousaidants.platform.signin;

/// « Page du profil » — one more page of the profile, declared as a bean: its address and its text.
public record ProfileLink(String path, String key, int order) {}
