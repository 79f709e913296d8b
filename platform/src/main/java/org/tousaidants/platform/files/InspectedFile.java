package org.tousaidants.platform.files;

/// « Fichier examiné » — an upload before it is stored.
public sealed interface InspectedFile {
    /// Of a known type and an allowed size, and accepted by the antivirus.
    ///
    /// @param name on one line, without a folder
    record Fit(String name, FileType type, byte[] bytes) implements InspectedFile {}

    record Unfit(DepositResult.Rejected why) implements InspectedFile {}
}
