package org.tousaidants.platform.files;

/// « Fichier examiné » — what was brought, before anything of it is kept.
public sealed interface Examined {
    /// Of a known type, of a permitted size, and found harmless by the antivirus.
    ///
    /// @param name on one line, without a folder
    record Fit(String name, FileType type, byte[] bytes) implements Examined {}

    record Unfit(Deposit.Refused why) implements Examined {}
}
