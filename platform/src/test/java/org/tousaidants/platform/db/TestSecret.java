package org.tousaidants.platform.db;

import java.nio.file.Path;

/// Creates secrets of an installation for tests.
public final class TestSecret {
    private TestSecret() {}

    /// A secret, and the one that it replaced.
    public static InstallationSecret of(String given, String before) {
        return new InstallationSecret(given, before, Path.of("target", "no-data", "secret"), false);
    }

    public static InstallationSecret of(String given) {
        return new InstallationSecret(given, Path.of("target", "no-data"));
    }
}
