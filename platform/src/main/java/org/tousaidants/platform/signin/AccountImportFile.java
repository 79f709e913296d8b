package org.tousaidants.platform.signin;

import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import org.tousaidants.core.csv.CsvFormat;
import org.tousaidants.core.text.TextNormalisation;
import org.tousaidants.platform.identity.PersonName;
import org.tousaidants.platform.identity.Role;
import org.tousaidants.platform.mail.MailAddress;

/// « Fichier de comptes » — reads the people of a CSV file (name, address, role) and states for each invalid line
/// why no account can be opened.
sealed interface AccountImportFile {
    int MOST = 200;

    record ParsedAccountFile(List<AccountFileRow> lines) implements AccountImportFile {}

    /// The file is not CSV, or has no column for the name or for the address.
    record UnreadableAccountFile() implements AccountImportFile {}

    record AccountFileTooLong() implements AccountImportFile {}

    /// A line of the file.
    ///
    /// @param number number of the line
    /// @param refusal message key of the reason why no account can be opened; empty if it can be opened
    record AccountFileRow(int number, String name, String mail, Optional<Role> role, Optional<String> refusal) {
        AccountFileRow refused(String key) {
            return new AccountFileRow(number, name, mail, role, Optional.of(key));
        }
    }

    /// For each column, the headers that spreadsheets use for it, in lower case without accents.
    Map<String, List<String>> COLUMNS = Map.of(
            "name", List.of("nom", "nom complet", "prenom et nom", "personne", "name"),
            "first", List.of("prenom", "first name"),
            "mail", List.of("courriel", "mail", "email", "e-mail", "adresse", "adresse de courriel"),
            "role", List.of("role", "fonction"));

    Map<String, Role> ROLES = Map.ofEntries(
            Map.entry("", Role.HELPER),
            Map.entry("aidant", Role.HELPER),
            Map.entry("aidante", Role.HELPER),
            Map.entry("helper", Role.HELPER),
            Map.entry("donnees", Role.DATA),
            Map.entry("donnees seulement", Role.DATA),
            Map.entry("data", Role.DATA),
            Map.entry("lecture", Role.READER),
            Map.entry("lecture seule", Role.READER),
            Map.entry("reader", Role.READER),
            Map.entry("financeur", Role.FUNDER),
            Map.entry("funder", Role.FUNDER),
            Map.entry("coordination", Role.COORDINATOR),
            Map.entry("coordinator", Role.COORDINATOR));

    /// Parses a CSV file of people.
    ///
    /// @param text content of the file
    /// @param taken returns whether an account is open under an address
    static AccountImportFile read(String text, Predicate<MailAddress> taken) {
        var lines = new ArrayList<AccountFileRow>();
        var seen = new HashSet<String>();
        try (var rows = CsvFormat.headed(new StringReader(text))) {
            var columns = columns(rows.getHeaderNames());
            if (!columns.containsKey("name") || !columns.containsKey("mail")) return new UnreadableAccountFile();
            for (var row : rows) {
                var cells = row.toMap();
                if (cells.values().stream().allMatch(String::isBlank)) continue;
                if (lines.size() == MOST) return new AccountFileTooLong();
                var first = cell(cells, columns.get("first"));
                var name = (first + " " + cell(cells, columns.get("name"))).strip();
                var mail = cell(cells, columns.get("mail"));
                var role = Optional.ofNullable(ROLES.get(
                        TextNormalisation.bare(cell(cells, columns.get("role"))).strip()));
                var line = new AccountFileRow(lines.size() + 2, name, mail, role, Optional.empty());
                lines.add(refusal(line, seen, taken).map(line::refused).orElse(line));
            }
            return new ParsedAccountFile(lines);
        } catch (IOException | UncheckedIOException | IllegalArgumentException notCsv) {
            return new UnreadableAccountFile();
        }
    }

    private static Optional<String> refusal(AccountFileRow line, HashSet<String> seen, Predicate<MailAddress> taken) {
        if (PersonName.of(line.name()).isEmpty()) return Optional.of("signin.profile.name.wrong");
        var mail = MailAddress.of(line.mail());
        if (mail.isEmpty()) return Optional.of("signin.ask.mail.wrong");
        if (line.role().isEmpty()) return Optional.of("signin.file.role");
        if (!seen.add(mail.get().value())) return Optional.of("signin.file.twice");
        return taken.test(mail.get()) ? Optional.of("signin.accounts.taken") : Optional.empty();
    }

    private static Map<String, String> columns(List<String> headers) {
        var found = new HashMap<String, String>();
        for (var header : headers)
            COLUMNS.forEach((what, names) -> {
                if (names.contains(TextNormalisation.bare(header).strip())) found.putIfAbsent(what, header);
            });
        return found;
    }

    private static String cell(Map<String, String> row, @org.jspecify.annotations.Nullable String column) {
        return column == null
                ? ""
                : CsvFormat.plain(row.getOrDefault(column, "")).strip();
    }
}
