package org.tousaidants.platform.signin;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.springframework.context.annotation.Bean;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import org.tousaidants.core.text.EnumConstantName;
import org.tousaidants.platform.identity.Account;
import org.tousaidants.platform.identity.AccountAcceptedByNetwork;
import org.tousaidants.platform.identity.Accounts;
import org.tousaidants.platform.identity.ClosedAccount;
import org.tousaidants.platform.identity.PersonName;
import org.tousaidants.platform.identity.Role;
import org.tousaidants.platform.identity.SignedInPerson;
import org.tousaidants.platform.mail.DemoMailbox;
import org.tousaidants.platform.mail.MailAddress;
import org.tousaidants.platform.tasks.Task;
import org.tousaidants.platform.tasks.Task.TaskActionLabel;
import org.tousaidants.platform.tasks.Task.TaskKind;
import org.tousaidants.platform.tasks.TaskSource;
import org.tousaidants.platform.web.AllowedRoles;
import org.tousaidants.platform.web.Form;
import org.tousaidants.platform.web.FormChoice;
import org.tousaidants.platform.web.LogsPersonalDataReading;
import org.tousaidants.platform.web.NotFoundException;
import org.tousaidants.platform.web.Page;
import org.tousaidants.platform.web.Pagination;
import org.tousaidants.platform.web.RecentAuthentication;
import org.tousaidants.platform.web.RestrictedMenuEntry;
import org.tousaidants.platform.web.View;

/// « Comptes du réseau » — pages on which a coordinator opens, changes and closes the accounts of their
/// network.
@Controller
@AllowedRoles(Role.COORDINATOR)
class AccountAdminPages {
    /// The page with the accounts of the network.
    ///
    /// @param form form to open a new account; a refused change is in it under `change`
    /// @param said message key of the last result; may be empty
    /// @param waiting accounts that are not accepted yet
    /// @param chosen the account to change
    /// @param proposals people proposed as coordinators, each with their proposer
    /// @param names names of the proposers
    /// @param withoutMail whether no letter leaves, so that the owners of the accounts cannot sign in
    record AccountListView(
            SignedInPerson self,
            Form form,
            List<Account> waiting,
            List<Account> accounts,
            Pagination paging,
            String said,
            Optional<ChosenAccountCard> chosen,
            Map<UUID, UUID> proposals,
            Map<UUID, String> names,
            boolean withoutMail) {
        boolean proposed(Account account) {
            return proposals.containsKey(account.id());
        }

        boolean mine(Account account) {
            return self.id().equals(proposals.get(account.id()));
        }

        String proposer(Account account) {
            return Optional.ofNullable(proposals.get(account.id()))
                    .map(names::get)
                    .orElse("–");
        }
    }

    /// The account that the coordinator selected in order to change it.
    ///
    /// @param acceptedBy name of the coordinator who accepted it; empty if the system opened it
    record ChosenAccountCard(
            Account account, Optional<AccountAcceptedByNetwork> acceptance, Optional<String> acceptedBy) {}

    /// The list of closed accounts.
    ///
    /// @param most maximum number of accounts in the list
    record ClosedAccountsView(List<ClosedAccount> accounts, int most) {}

    private static final Set<String> DONE =
            Set.of("corrected", "opened", "accepted", "given", "kept", "proposed", "out", "closed");

    private static final int PER_PAGE = 25;
    private static final int MOST_WAITING = 50;
    private static final int MOST_CLOSED = 200;
    private static final int LONGEST_MAIL = 254;
    private static final int LONGEST_NAME = 120;

    private final Accounts accounts;
    private final DemoMailbox mails;

    AccountAdminPages(Accounts accounts, DemoMailbox mails) {
        this.accounts = accounts;
        this.mails = mails;
    }

    @LogsPersonalDataReading("accounts")
    @GetMapping("/bureau/comptes")
    View accounts(
            SignedInPerson self,
            @RequestParam(defaultValue = "1") String page,
            @RequestParam(defaultValue = "") String fait,
            @RequestParam(required = false) Optional<UUID> compte) {
        return shown(
                self,
                Form.filled(Map.of("role", List.of("helper"))),
                page,
                DONE.contains(fait) ? said(fait) : "",
                compte.flatMap(id -> accounts.find(id)));
    }

    /// Returns the key of the message about the last change. A lone coordinator reads who approves their proposal,
    /// and no message promises a letter that cannot leave.
    private String said(String done) {
        var key = "signin.accounts.said." + done;
        if (done.equals("proposed")) return accounts.coordination().size() == 1 ? key + ".alone" : key;
        return mails.withoutMail() && (done.equals("opened") || done.equals("accepted")) ? key + ".nomail" : key;
    }

    @PostMapping("/bureau/comptes")
    @RecentAuthentication
    View open(SignedInPerson self, Form form) {
        var name = form.text("name")
                .required("signin.profile.name.missing")
                .max(LONGEST_NAME)
                .as(PersonName::of, "signin.profile.name.wrong");
        var mail = form.text("mail")
                .required("signin.ask.mail.missing")
                .max(LONGEST_MAIL)
                .as(MailAddress::of, "signin.ask.mail.wrong");
        var role = form.one("role", Role.class);
        if (role.isEmpty()) form.error("role", "web.error.required");
        if (form.hasErrors() || name.isEmpty() || mail.isEmpty() || role.isEmpty()) return refused(self, form);
        return switch (accounts.open(self, mail.get(), name.get(), role.get())) {
            case Accounts.AccountOpeningResult.NewAccountOpened _ -> where(self, mail.get(), "opened");
            case Accounts.AccountOpeningResult.CoordinatorAwaitsApproval _ -> where(self, mail.get(), "proposed");
            case Accounts.AccountOpeningResult.MailAddressAlreadyUsed() ->
                refused(self, form.error("mail", "signin.accounts.taken"));
            case Accounts.AccountOpeningResult.OpeningNotAllowed() -> throw new NotFoundException();
        };
    }

    @PostMapping("/bureau/comptes/{id}/accord")
    @RecentAuthentication
    View accept(SignedInPerson self, @PathVariable UUID id) {
        return after(self, id, accounts.accept(self, id), "accepted");
    }

    @PostMapping("/bureau/comptes/{id}/role")
    @RecentAuthentication
    View give(SignedInPerson self, @PathVariable UUID id, Form form) {
        var role = form.one("role", Role.class);
        if (role.isEmpty()) throw new ResponseStatusException(HttpStatus.BAD_REQUEST);
        var kept = accounts.role(id).equals(role);
        return after(self, id, accounts.give(self, id, role.get()), kept ? "kept" : "given");
    }

    @PostMapping("/bureau/comptes/{id}/corrections")
    @RecentAuthentication
    View correct(SignedInPerson self, @PathVariable UUID id, Form form) {
        var account = accounts.find(id).orElseThrow(NotFoundException::new);
        var name = form.text("nom")
                .required("signin.profile.name.missing")
                .max(LONGEST_NAME)
                .as(PersonName::of, "signin.profile.name.wrong");
        var mail = form.text("courriel")
                .required("signin.ask.mail.missing")
                .max(LONGEST_MAIL)
                .as(MailAddress::of, "signin.ask.mail.wrong");
        if (form.hasErrors() || name.isEmpty() || mail.isEmpty()) return corrected(self, form, account);
        return switch (accounts.correct(self, id, name.get(), mail.get())) {
            case Accounts.AccountCorrectionResult.AccountCorrectionDone() -> back(self, id, "corrected");
            case Accounts.AccountCorrectionResult.CorrectedAccountNotFound() -> throw new NotFoundException();
            case Accounts.AccountCorrectionResult.NewMailAddressTaken() ->
                corrected(self, form.error("courriel", "signin.accounts.taken"), account);
            case Accounts.AccountCorrectionResult.PersonNameLocked() ->
                corrected(self, form.error("nom", "signin.accounts.locked"), account);
            case Accounts.AccountCorrectionResult.AddressOfCoordinator() ->
                corrected(self, form.error("courriel", "signin.accounts.coordinator.mail"), account);
        };
    }

    private View corrected(SignedInPerson self, Form form, Account account) {
        return shown(self, form, "", "", Optional.of(account)).status(422);
    }

    @LogsPersonalDataReading("accounts")
    @GetMapping("/bureau/comptes/fermes")
    View closed(SignedInPerson self) {
        return View.of(
                "platform/signin/closed", new ClosedAccountsView(accounts.closed(self, MOST_CLOSED), MOST_CLOSED));
    }

    @PostMapping("/bureau/comptes/{id}/sessions/fin")
    @RecentAuthentication
    View signOut(SignedInPerson self, @PathVariable UUID id) {
        return after(self, id, accounts.signOut(self, id), "out");
    }

    @PostMapping("/bureau/comptes/{id}/fermeture")
    @RecentAuthentication
    View close(SignedInPerson self, @PathVariable UUID id) {
        return after(self, id, accounts.close(self, id), "closed");
    }

    private View after(SignedInPerson self, UUID id, Accounts.AccountChangeResult change, String done) {
        return switch (change) {
            case Accounts.AccountChangeResult.AccountChangeDone() -> back(self, id, done);
            case Accounts.AccountChangeResult.ChangeAwaitsApproval() -> back(self, id, "proposed");
            case Accounts.AccountChangeResult.ApproverTooNew() ->
                refused(self, Form.empty().error("accounts", "signin.accounts.tooNew", Accounts.NEW.toDays()));
            case Accounts.AccountChangeResult.AccountNotFound() -> throw new NotFoundException();
            case Accounts.AccountChangeResult.LastCoordinatorMustStay() ->
                refused(self, Form.empty().error("accounts", "signin.accounts.last"));
        };
    }

    private View back(SignedInPerson self, UUID id, String done) {
        return accounts.find(id)
                .map(account -> where(self, account.mail(), done))
                .orElseGet(() -> View.redirect("/bureau/comptes?fait=" + done));
    }

    private View refused(SignedInPerson self, Form form) {
        return shown(self, form, "", "", Optional.empty()).status(422);
    }

    private View shown(SignedInPerson self, Form form, String page, String said, Optional<Account> chosen) {
        var paging = Pagination.of(page, accounts.count(self), PER_PAGE);
        var proposals = accounts.proposals(self);
        return View.of(
                "platform/signin/accounts",
                new AccountListView(
                        self,
                        form,
                        accounts.waiting(self, MOST_WAITING),
                        accounts.some(self, paging.offset(), PER_PAGE),
                        paging,
                        said,
                        chosen.map(one -> chosen(self, one)),
                        proposals,
                        accounts.names(proposals.values()),
                        mails.withoutMail()));
    }

    private ChosenAccountCard chosen(SignedInPerson self, Account account) {
        var acceptance = accounts.acceptance(self, account.id());
        var by = acceptance
                .flatMap(AccountAcceptedByNetwork::by)
                .flatMap(id -> accounts.find(id))
                .map(Account::name);
        return new ChosenAccountCard(account, acceptance, by);
    }

    /// Redirects to the part of the list of accounts that contains the account with this address.
    ///
    /// @param done key of the message about the change that was made
    private View where(SignedInPerson self, MailAddress mail, String done) {
        var page = accounts.before(self, mail) / PER_PAGE + 1;
        return View.redirect("/bureau/comptes?fait=" + done + (page == 1 ? "" : "&page=" + page));
    }

    /// Returns the roles that a coordinator may give, each with a description of its rights.
    static List<FormChoice> roles(Page page) {
        return Stream.of(Role.HELPER, Role.DATA, Role.READER, Role.FUNDER, Role.COORDINATOR)
                .map(role -> {
                    var name = EnumConstantName.low(role);
                    return FormChoice.of(name, page.t(key(role))).hint(page.t("signin.accounts." + name + ".may"));
                })
                .toList();
    }

    static String key(Role role) {
        return switch (role) {
            case COORDINATOR -> "signin.profile.role.coordinator";
            case HELPER -> "signin.profile.role.helper";
            case FUNDER -> "signin.profile.role.funder";
            case DATA -> "signin.profile.role.data";
            case READER -> "signin.profile.role.reader";
            case NEWCOMER -> "signin.profile.role.newcomer";
        };
    }

    /// Returns a filter that hides the menu tab of delegations as long as the network has only one account.
    @Bean
    static RestrictedMenuEntry grantGate(Accounts accounts) {
        return new RestrictedMenuEntry(Set.of("/bureau/delegations"), _ -> !accounts.alone());
    }

    /// Returns the tasks of coordinators about accounts: accept a person, approve a coordinator, and open the
    /// second account of a new network.
    @Bean
    static TaskSource accountTasks(Accounts accounts, DemoMailbox mails) {
        return TaskSource.only(
                Set.of(Role.COORDINATOR),
                actor -> Stream.of(
                                accounts.alone()
                                        ? Stream.of(Task.of(
                                                TaskKind.START,
                                                mails.withoutMail() ? "signin.card.first.nomail" : "signin.card.first",
                                                TaskActionLabel.OPEN,
                                                "/bureau/comptes"))
                                        : Stream.<Task>empty(),
                                accounts.waiting(actor, MOST_WAITING).stream()
                                        .map(one -> Task.of(
                                                        TaskKind.NEWCOMER,
                                                        "signin.task.newcomer",
                                                        TaskActionLabel.DECIDE,
                                                        "/bureau/comptes",
                                                        one.name())
                                                .about(one.id())
                                                .since(one.created())),
                                accounts.toApprove(actor).stream()
                                        .map(one -> Task.of(
                                                        TaskKind.NEWCOMER,
                                                        "signin.task.coordinator",
                                                        TaskActionLabel.DECIDE,
                                                        "/bureau/comptes",
                                                        one.name())
                                                .about(one.id())))
                        .flatMap(tasks -> tasks));
    }
}
