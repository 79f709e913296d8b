package org.tousaidants.platform.persons;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Optional;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.tousaidants.core.text.EnumConstantName;
import org.tousaidants.platform.expireddata.RetentionRuleText;
import org.tousaidants.platform.identity.Account;
import org.tousaidants.platform.identity.Accounts;
import org.tousaidants.platform.identity.Role;
import org.tousaidants.platform.identity.SignedInPerson;
import org.tousaidants.platform.retentionrules.PersonDataColumns;
import org.tousaidants.platform.retentionrules.RetentionSchedule;
import org.tousaidants.platform.web.AllowedRoles;
import org.tousaidants.platform.web.FileResponse;
import org.tousaidants.platform.web.Form;
import org.tousaidants.platform.web.FormChoice;
import org.tousaidants.platform.web.LogsPersonalDataReading;
import org.tousaidants.platform.web.NotFoundException;
import org.tousaidants.platform.web.Page;
import org.tousaidants.platform.web.ReadOnlyPost;
import org.tousaidants.platform.web.RecentAuthentication;
import org.tousaidants.platform.web.View;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/// « Retrouver une personne » — pages on which a coordinator finds the data of one person. The search is a POST
/// request, so that no address contains a name.
@Controller
@AllowedRoles(Role.COORDINATOR)
class PersonDataAccessAndErasurePages {
    private static final int TYPED_MAX = 254;
    private static final int MOST_WAITING = 200;
    private static final String TYPED = "personne";
    private static final String CHOSEN = "ligne";

    private static final JsonMapper JSON =
            JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

    /// The page of the search for one person.
    ///
    /// @param waiting newcomers of that name or address, whose acceptance is pending
    /// @param kept the rows found
    /// @param looked whether a search was made, with or without a result
    /// @param said the searched words
    record PersonSearchView(Form form, List<Account> waiting, List<StoredPersonRow> kept, boolean looked, String said) {
        boolean correctable() {
            return kept.stream().anyMatch(one -> one.record().erasable());
        }
    }

    /// A row with data of a person, with the data, the reason for their retention and the period in words.
    record StoredPersonRow(StoredPersonRecord record, String what, String why, String howLong, String end) {
        FormChoice choice() {
            var who = record.contact().isEmpty()
                    ? record.name()
                    : record.name().isEmpty() ? record.contact() : record.name() + ", " + record.contact();
            return FormChoice.of(record.id(), who.isEmpty() ? what : who + " – " + what)
                    .hint(String.join(" ", why, howLong, end).strip());
        }
    }

    record ErasureCertificateView(
            PersonErasureCertificate certificate, String who, List<ErasureCertificateTextRow> lines) {}

    record ErasureCertificateTextRow(String what, PersonErasureCertificate.ErasureCertificateRow line) {}

    private final PersonDataAccessAndErasure persons;
    private final Accounts accounts;
    private final RetentionSchedule retention;

    PersonDataAccessAndErasurePages(
            PersonDataAccessAndErasure persons, Accounts accounts, RetentionSchedule retention) {
        this.persons = persons;
        this.accounts = accounts;
        this.retention = retention;
    }

    @GetMapping("/bureau/personne")
    View ask(SignedInPerson actor) {
        return View.of("platform/persons/person", new PersonSearchView(Form.empty(), List.of(), List.of(), false, ""));
    }

    @ReadOnlyPost
    @LogsPersonalDataReading("persons")
    @PostMapping("/bureau/personne")
    View find(SignedInPerson actor, Form form, Page page) {
        return found(actor, form, page, "");
    }

    @RecentAuthentication
    @LogsPersonalDataReading("persons")
    @PostMapping("/bureau/personne/donnees")
    Object export(SignedInPerson actor, Form form, Page page) {
        var query = query(form);
        chosen(form);
        if (form.hasErrors() || query.isEmpty())
            return found(actor, form, page, "").status(422);
        return FileResponse.kept(MediaType.APPLICATION_JSON, "donnees-personne.json")
                .header("Cache-Control", "no-store")
                .body(JSON.writeValueAsBytes(persons.export(actor, query.get(), form.values(CHOSEN))));
    }

    @RecentAuthentication
    @PostMapping("/bureau/personne/corrections")
    View correct(SignedInPerson actor, Form form, Page page) {
        var query = query(form);
        chosen(form);
        var values = new EnumMap<PersonDataColumns.ContactPart, String>(PersonDataColumns.ContactPart.class);
        for (var part : PersonDataColumns.ContactPart.values())
            values.put(
                    part,
                    form.text("nouveau-" + EnumConstantName.low(part)).max(120).get());
        if (values.values().stream().allMatch(String::isEmpty)) form.error("nouveau-name", "persons.correct.nothing");
        var mail = values.getOrDefault(PersonDataColumns.ContactPart.MAIL, "");
        if (!mail.isEmpty() && !mail.matches("[^@\\s]+@[^@\\s]+\\.[^@\\s]+"))
            form.error("nouveau-mail", "persons.correct.mail");
        if (form.hasErrors() || query.isEmpty())
            return found(actor, form, page, "").status(422);
        values.replace(PersonDataColumns.ContactPart.MAIL, mail.toLowerCase(java.util.Locale.ROOT));
        persons.correct(actor, query.get(), form.values(CHOSEN), values);
        return found(actor, form, page, "persons.corrected");
    }

    @RecentAuthentication
    @PostMapping("/bureau/personne/effacements")
    View erase(SignedInPerson actor, Form form, Page page) {
        var query = query(form);
        chosen(form);
        if (!form.checked("sur")) form.error("sur", "persons.erase.unsure");
        if (form.hasErrors() || query.isEmpty())
            return found(actor, form, page, "").status(422);
        var certificate = persons.erase(actor, form.value(TYPED), query.get(), form.values(CHOSEN));
        return View.redirect("/bureau/personne/certificats/" + certificate.number());
    }

    @GetMapping("/bureau/personne/certificats/{number}")
    View certificate(SignedInPerson actor, @PathVariable long number, Page page) {
        var certificate = persons.certificate(actor, number).orElseThrow(NotFoundException::new);
        var who = Optional.ofNullable(
                        accounts.find(List.of(certificate.actor())).get(certificate.actor()))
                .map(one -> one.name())
                .orElseGet(() -> page.t("journal.who.gone"));
        var lines = certificate.lines().stream()
                .map(line -> new ErasureCertificateTextRow(
                        retention.rules().stream()
                                .filter(rule -> rule.id().equals(line.rule()))
                                .findFirst()
                                .map(rule -> RetentionRuleText.of(rule, page).what())
                                .orElse(line.rule()),
                        line))
                .toList();
        return View.of("platform/persons/certificate", new ErasureCertificateView(certificate, who, lines));
    }

    private View found(SignedInPerson actor, Form form, Page page, String said) {
        var query = query(form);
        var kept = new ArrayList<StoredPersonRow>();
        query.ifPresent(one -> persons.find(actor, one).forEach(record -> kept.add(kept(record, page))));
        var waiting = query.stream()
                .flatMap(one -> accounts.waiting(actor, MOST_WAITING).stream()
                        .filter(account -> one.matches(
                                one instanceof PersonSearchQuery.PersonQueryByName
                                        ? account.name()
                                        : account.mail().value())))
                .toList();
        var view =
                View.of("platform/persons/person", new PersonSearchView(form, waiting, kept, query.isPresent(), said));
        return form.hasErrors() ? view.status(422) : view;
    }

    private static Optional<PersonSearchQuery> query(Form form) {
        return form.text(TYPED)
                .required("persons.search.missing")
                .max(TYPED_MAX)
                .as(PersonSearchQuery::read, "persons.search.short");
    }

    private static void chosen(Form form) {
        if (form.values(CHOSEN).isEmpty()) form.error(CHOSEN, "persons.chosen.missing");
    }

    private static StoredPersonRow kept(StoredPersonRecord record, Page page) {
        var rule = record.rule();
        var kept = RetentionRuleText.of(rule, page);
        return new StoredPersonRow(
                record,
                kept.what(),
                kept.why(),
                kept.period().map(words -> page.t("persons.kept.for", words)).orElse(""),
                switch (record.columns().end()) {
                    case ROW, EMPTIED -> "";
                    case LAW -> page.t("persons.kept.law", rule.source());
                    case ACCOUNT -> page.t("persons.kept.account");
                });
    }
}
