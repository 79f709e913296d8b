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
import org.tousaidants.core.text.DecodedText;
import org.tousaidants.core.text.EnumConstantName;
import org.tousaidants.platform.identity.Accounts;
import org.tousaidants.platform.identity.PersonName;
import org.tousaidants.platform.identity.Role;
import org.tousaidants.platform.identity.SignedInPerson;
import org.tousaidants.platform.mail.DemoMailbox;
import org.tousaidants.platform.mail.MailAddress;
import org.tousaidants.platform.web.AllowedRoles;
import org.tousaidants.platform.web.FileResponse;
import org.tousaidants.platform.web.Form;
import org.tousaidants.platform.web.Page;
import org.tousaidants.platform.web.RecentAuthentication;
import org.tousaidants.platform.web.View;

/// « Ouvrir plusieurs comptes » — pages on which a coordinator opens several accounts from a file, after a preview
/// of each line.
@Controller
@AllowedRoles(Role.COORDINATOR)
class AccountImportPages {
    private static final String PATH = "/bureau/comptes/fichier";
    private static final String FILE = "fichier";
    private static final String TYPED = "lignes";
    private static final int LONGEST = 100_000;

    /// The page of the import of accounts, before or after the accounts are opened.
    ///
    /// @param text content of the file, which the second form submits again
    /// @param done whether the accounts were opened
    /// @param withoutMail whether no letter leaves, so that the owners of the accounts cannot sign in
    record AccountImportView(
            Form form, String text, List<AccountImportFile.AccountFileRow> lines, boolean done, boolean withoutMail) {
        long fit() {
            return lines.stream().filter(one -> one.refusal().isEmpty()).count();
        }

        String result(AccountImportFile.AccountFileRow line, Page page) {
            return line.refusal().map(page::t).orElseGet(() -> page.t(done ? result(line) : "signin.file.will"));
        }

        private static String result(AccountImportFile.AccountFileRow line) {
            return line.role().equals(Optional.of(Role.COORDINATOR)) ? "signin.file.proposed" : "signin.file.opened";
        }
    }

    private final Accounts accounts;
    private final DemoMailbox mails;

    AccountImportPages(Accounts accounts, DemoMailbox mails) {
        this.accounts = accounts;
        this.mails = mails;
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
    View preview(
            SignedInPerson self, Form form, @RequestParam(name = FILE, required = false) Optional<MultipartFile> file)
            throws IOException {
        var given = file.filter(one -> !one.isEmpty());
        if (given.isEmpty()) return refused(form.error(FILE, "signin.file.missing"));
        if (given.get().getSize() > LONGEST)
            return refused(form.error(FILE, "signin.file.long", AccountImportFile.MOST));
        return read(self, form, DecodedText.whole(given.get().getBytes()));
    }

    private View read(SignedInPerson self, Form form, String text) {
        return switch (AccountImportFile.read(text, mail -> accounts.isOpen(self, mail))) {
            case AccountImportFile.ParsedAccountFile(var lines)
            when lines.isEmpty() -> refused(form.error(FILE, "signin.file.unreadable"));
            case AccountImportFile.ParsedAccountFile(var lines) -> shown(form, text, lines, false);
            case AccountImportFile.UnreadableAccountFile() -> refused(form.error(FILE, "signin.file.unreadable"));
            case AccountImportFile.AccountFileTooLong() ->
                refused(form.error(FILE, "signin.file.long", AccountImportFile.MOST));
        };
    }

    /// Opens an account for each valid line of the file. Each line is checked again, because an account may have
    /// been opened since the preview.
    @RecentAuthentication
    @PostMapping(PATH + "/ouvertures")
    View open(SignedInPerson self, Form form) {
        var text = form.value(TYPED);
        if (text.isEmpty() || text.length() > LONGEST) return refused(form.error(FILE, "signin.file.missing"));
        return switch (AccountImportFile.read(text, mail -> accounts.isOpen(self, mail))) {
            case AccountImportFile.ParsedAccountFile(var lines) ->
                shown(form, "", lines.stream().map(line -> open(self, line)).toList(), true);
            case AccountImportFile.UnreadableAccountFile() -> refused(form.error(FILE, "signin.file.unreadable"));
            case AccountImportFile.AccountFileTooLong() ->
                refused(form.error(FILE, "signin.file.long", AccountImportFile.MOST));
        };
    }

    private AccountImportFile.AccountFileRow open(SignedInPerson self, AccountImportFile.AccountFileRow line) {
        if (line.refusal().isPresent()) return line;
        var opening = accounts.open(
                self,
                MailAddress.of(line.mail()).orElseThrow(),
                PersonName.of(line.name()).orElseThrow(),
                line.role().orElseThrow());
        return switch (opening) {
            case Accounts.AccountOpeningResult.NewAccountOpened _,
                    Accounts.AccountOpeningResult.CoordinatorAwaitsApproval _ -> line;
            case Accounts.AccountOpeningResult.MailAddressAlreadyUsed() -> line.refused("signin.accounts.taken");
            case Accounts.AccountOpeningResult.OpeningNotAllowed() -> line.refused("signin.file.role");
        };
    }

    private View refused(Form form) {
        return shown(form, "", List.of(), false).status(422);
    }

    private View shown(Form form, String text, List<AccountImportFile.AccountFileRow> lines, boolean done) {
        return View.of(
                "platform/signin/accountFile", new AccountImportView(form, text, lines, done, mails.withoutMail()));
    }

    static String role(AccountImportFile.AccountFileRow line, Page page) {
        return line.role()
                .map(role -> page.t("signin.profile.role." + EnumConstantName.low(role)))
                .orElse("–");
    }
}
