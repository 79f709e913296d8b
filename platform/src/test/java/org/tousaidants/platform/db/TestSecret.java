package org.tousaidants.platform.db;

import java.nio.file.Path;

/// The secret of another machine.
public final class TestSecret {
    private TestSecret() {}

    public static InstallationSecret of(String given) {
        return new InstallationSecret(given, Path.of("target", "no-data"));
    }
}
