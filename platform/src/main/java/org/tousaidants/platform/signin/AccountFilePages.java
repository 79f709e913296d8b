package org.tousaidants.platform.signin;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import org.tousaidants.core.csv.CsvTable;
import org.tousaidants.core.text.ConstantName;
import org.tousaidants.core.text.DecodedText;
import org.tousaidants.platform.identity.Accounts;
import org.tousaidants.platform.identity.Actor;
import org.tousaidants.platform.identity.PersonName;
import org.tousaidants.platform.identity.Role;
import org.tousaidants.platform.mail.MailAddress;
import org.tousaidants.platform.web.AllowedRoles;
import org.tousaidants.platform.web.FileResponse;
import org.tousaidants.platform.web.Form;
import org.tousaidants.platform.web.Page;
import org.tousaidants.platform.web.RecentAuthentication;
import org.tousaidants.platform.web.View;

/// « Ouvrir plusieurs comptes » — from a file: first a preview of each line, then the accounts.
@Controller
@AllowedRoles(Role.COORDINATOR)
class AccountFilePages {
    private static final String PATH = "/bureau/comptes/fichier";
    private static final String FILE = "fichier";
    private static final String TYPED = "lignes";
    private static final int LONGEST = 100_000;

    /// @param text of the file, which the second form sends again
    /// @param done whether the accounts were opened
    record FileView(Form form, String text, List<AccountFile.Line> lines, boolean done) {
        long fit() {
            return lines.stream().filter(one -> one.refusal().isEmpty()).count();
        }

        String result(AccountFile.Line line, Page page) {
            return line.refusal().map(page::t).orElseGet(() -> page.t(done ? result(line) : "signin.file.will"));
        }

        private static String result(AccountFile.Line line) {
            return line.role().equals(Optional.of(Role.COORDINATOR)) ? "signin.file.proposed" : "signin.file.opened";
        }
    }

    private final Accounts accounts;

    AccountFilePages(Accounts accounts) {
        this.accounts = accounts;
    }

    @GetMapping(PATH)
    View ask() {
        return shown(Form.empty(), "", List.of(), false);
    }

    @GetMapping(PATH + "/modele.csv")
    ResponseEntity<byte[]> model(Page page) {
        var table = CsvTable.forPeople("nom", "courriel", "rôle")
                .row("Zoé Roy", "zoe.roy@exemple.fr", "aidant")
                .row("Ali Morel", "ali.morel@exemple.fr", "lecture seule");
        return FileResponse.csv("comptes.csv", table);
    }

    @PostMapping(PATH)
    View preview(Actor self, Form form, @RequestParam(name = FILE, required = false) Optional<MultipartFile> file)
            throws IOException {
        var given = file.filter(one -> !one.isEmpty());
        if (given.isEmpty()) return refused(form.error(FILE, "signin.file.missing"));
        if (given.get().getSize() > LONGEST) return refused(form.error(FILE, "signin.file.long", AccountFile.MOST));
        return read(self, form, DecodedText.whole(given.get().getBytes()));
    }

    private View read(Actor self, Form form, String text) {
        return switch (AccountFile.read(text, mail -> accounts.isOpen(self, mail))) {
            case AccountFile.Parsed(var lines)
            when lines.isEmpty() -> refused(form.error(FILE, "signin.file.unreadable"));
            case AccountFile.Parsed(var lines) -> shown(form, text, lines, false);
            case AccountFile.Unreadable() -> refused(form.error(FILE, "signin.file.unreadable"));
            case AccountFile.TooLong() -> refused(form.error(FILE, "signin.file.long", AccountFile.MOST));
        };
    }

    /// Opens the accounts. Checks each line again, because an account may have been opened since the preview.
    @RecentAuthentication
    @PostMapping(PATH + "/ouvertures")
    View open(Actor self, Form form) {
        var text = form.value(TYPED);
        if (text.isEmpty() || text.length() > LONGEST) return refused(form.error(FILE, "signin.file.missing"));
        return switch (AccountFile.read(text, mail -> accounts.isOpen(self, mail))) {
            case AccountFile.Parsed(var lines) ->
                shown(form, "", lines.stream().map(line -> open(self, line)).toList(), true);
            case AccountFile.Unreadable() -> refused(form.error(FILE, "signin.file.unreadable"));
            case AccountFile.TooLong() -> refused(form.error(FILE, "signin.file.long", AccountFile.MOST));
        };
    }

    private AccountFile.Line open(Actor self, AccountFile.Line line) {
        if (line.refusal().isPresent()) return line;
        var opening = accounts.open(
                self,
                MailAddress.of(line.mail()).orElseThrow(),
                PersonName.of(line.name()).orElseThrow(),
                line.role().orElseThrow());
        return switch (opening) {
            case Accounts.Opening.Opened _, Accounts.Opening.Proposed _ -> line;
            case Accounts.Opening.AddressTaken() -> line.refused("signin.accounts.taken");
            case Accounts.Opening.NotAllowed() -> line.refused("signin.file.role");
        };
    }

    private static View refused(Form form) {
        return shown(form, "", List.of(), false).status(422);
    }

    private static View shown(Form form, String text, List<AccountFile.Line> lines, boolean done) {
        return View.of("platform/signin/accountFile", new FileView(form, text, lines, done));
    }

    static String role(AccountFile.Line line, Page page) {
        return line.role()
                .map(role -> page.t("signin.profile.role." + ConstantName.low(role)))
                .orElse("–");
    }
}
