package org.tousaidants.platform.db;

import java.nio.file.Path;

/// The secret of another machine.
public final class TestSecret {
    private TestSecret() {}

    /// A secret that replaced another.
    public static InstallationSecret of(String given, String before) {
        return new InstallationSecret(given, before, Path.of("target", "no-data", "secret"), false);
    }

    public static InstallationSecret of(String given) {
        return new InstallationSecret(given, Path.of("target", "no-data"));
    }
}
