package org.tousaidants.platform.db;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// The operating-system account under which PostgreSQL runs, because PostgreSQL refuses to run as root.
///
/// @param prefix command that switches to this account; empty if no switch is needed
record PostgresSystemUser(List<String> prefix, int uid, int gid) {
    private static final int NOBODY = 65534;
    private static final int NOT_ROOT = -1;

    /// Returns the operating-system account that owns the cluster.
    static PostgresSystemUser of(Path cluster, Path program) throws IOException {
        var uid = (int) Files.getAttribute(cluster, "unix:uid");
        var gid = (int) Files.getAttribute(cluster, "unix:gid");
        return choose(runsAsRoot() ? asRoot(uid, gid) : ordinary(), cluster, program);
    }

    /// Returns the operating-system account that will run a new cluster in this empty folder, and makes it the
    /// owner of the folder.
    static PostgresSystemUser forNew(Path folder, Path program) throws IOException {
        if (!runsAsRoot()) return choose(ordinary(), folder, program);
        List<PostgresSystemUser> accounts = new ArrayList<>(asRoot(NOBODY, NOBODY));
        accounts.addAll(asRoot(0, 0));
        for (var account : accounts) {
            account.own(folder);
            if (account.works(folder, program)) return account;
        }
        throw refused(folder);
    }

    private static List<PostgresSystemUser> asRoot(int uid, int gid) {
        if (uid == 0) return List.of(new PostgresSystemUser(List.of("unshare", "-U"), 0, 0));
        return List.of(
                new PostgresSystemUser(
                        List.of("setpriv", "--reuid=" + uid, "--regid=" + gid, "--clear-groups"), uid, gid),
                new PostgresSystemUser(List.of("chroot", "--userspec=" + uid + ":" + gid, "/"), uid, gid));
    }

    /// Returns the operating-system accounts that may run the server. The program initdb refuses a uid without a
    /// line in /etc/passwd (`docker run -u 1234`), except in a user namespace that names this uid `nobody`.
    private static List<PostgresSystemUser> ordinary() {
        var named = !"?".equals(System.getProperty("user.name"));
        return List.of(new PostgresSystemUser(named ? List.of() : List.of("unshare", "-U"), NOT_ROOT, NOT_ROOT));
    }

    /// Returns the first account that can run the program. Each account is tried, because the result depends on
    /// capabilities, user namespaces and access to the folder.
    private static PostgresSystemUser choose(List<PostgresSystemUser> accounts, Path folder, Path program) {
        for (var account : accounts) if (account.works(folder, program)) return account;
        throw refused(folder);
    }

    private boolean works(Path folder, Path program) {
        return DatabaseProcessRunner.succeeds(
                command(List.of("test", "-w", folder.toString(), "-a", "-x", program.toString())));
    }

    private static DatabaseSetupException refused(Path folder) {
        return new DatabaseSetupException(
                "PostgreSQL ne tourne pas sous root, et le compte qu’il prendrait ne peut pas écrire "
                        + "dans " + folder
                        + ". Donnez par TA_DATA_DIR un dossier dont les parents sont ouverts (chmod o+x), "
                        + "par exemple /var/lib/tous-aidants.");
    }

    static boolean runsAsRoot() throws IOException {
        return (int) Files.getAttribute(Path.of("/proc/self"), "unix:uid") == 0;
    }

    void own(Path path) throws IOException {
        if (uid == NOT_ROOT) return;
        Files.setAttribute(path, "unix:uid", uid);
        Files.setAttribute(path, "unix:gid", gid);
    }

    List<String> command(List<String> words) {
        List<String> command = new ArrayList<>(prefix);
        command.addAll(words);
        return command;
    }

    /// Returns an extended command, with which the kernel ends the program together with the Java thread that
    /// started it. The extension follows the prefix that changes the account, because a change of the account
    /// clears this kernel setting.
    ///
    /// @param words the command and its arguments
    List<String> mortal(List<String> words) {
        List<String> command = new ArrayList<>(prefix);
        if (DatabaseProcessRunner.succeeds(command(List.of("setpriv", "--pdeathsig", "INT", "true"))))
            command.addAll(List.of("setpriv", "--pdeathsig", "INT"));
        command.addAll(words);
        return command;
    }
}
