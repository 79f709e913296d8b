package org.tousaidants.platform.expireddata;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.tousaidants.core.csv.OpenDocumentTable;
import org.tousaidants.core.text.EnumConstantName;
import org.tousaidants.platform.identity.Accounts;
import org.tousaidants.platform.identity.Role;
import org.tousaidants.platform.identity.SignedInPerson;
import org.tousaidants.platform.retentionrules.PackageRetentionRules;
import org.tousaidants.platform.retentionrules.RetentionRule;
import org.tousaidants.platform.web.AllowedRoles;
import org.tousaidants.platform.web.FileResponse;
import org.tousaidants.platform.web.NotFoundException;
import org.tousaidants.platform.web.Page;
import org.tousaidants.platform.web.PublicAccess;
import org.tousaidants.platform.web.View;

/// Pages about data retention: the deletions and their certificates, the register, and the public page of
/// retention periods.
@Controller
@AllowedRoles(Role.COORDINATOR)
class ExpiredDataPages {
    /// The data of a retention rule, and the reason for their retention, both in words.
    record RetainedData(String what, String why) {}

    /// The data that the application stores, for the public page.
    ///
    /// @param periods data by the text of the retention period
    record RetainedDataByPeriod(Map<String, Set<RetainedData>> periods) {}

    record RetentionRuleWords(
            RetentionRule rule, String what, String why, String howLong, String ground, String goes) {}

    record DueDeletionRow(RetentionRuleWords words, int rows, String trouble) {}

    record PastDeletionRow(ExpiredDataCertificate certificate, String who) {}

    record DeletionOverviewView(List<DueDeletionRow> due, List<PastDeletionRow> done) {}

    record DeletedDataRow(Optional<RetentionRuleWords> words, ExpiredDataCertificate.DeletionCertificateRow line) {}

    record DeletionCertificateView(PastDeletionRow done, List<DeletedDataRow> lines) {}

    private final ExpiredDataDeletion dataDeletion;
    private final Accounts accounts;

    ExpiredDataPages(ExpiredDataDeletion dataDeletion, Accounts accounts) {
        this.dataDeletion = dataDeletion;
        this.accounts = accounts;
    }

    @GetMapping("/bureau/conservation")
    View desk(SignedInPerson actor, Page page) {
        var due = dataDeletion.due(actor).stream()
                .map(one -> new DueDeletionRow(words(one.rule(), page), one.rows(), one.trouble()))
                .toList();
        return View.of(
                "platform/expireddata/desk",
                new DeletionOverviewView(due, signed(dataDeletion.certificates(actor), page)));
    }

    @PostMapping("/bureau/conservation/passages")
    View now(SignedInPerson actor) {
        return dataDeletion
                .now(actor)
                .map(done -> View.redirect("/bureau/conservation/certificats/" + done.n()))
                .orElseThrow(NotFoundException::new);
    }

    @GetMapping("/bureau/conservation/certificats/{n}")
    View certificate(SignedInPerson actor, @PathVariable long n, Page page) {
        var found = dataDeletion.certificate(actor, n).orElseThrow(NotFoundException::new);
        var rules = rules().stream().collect(Collectors.toMap(RetentionRule::id, rule -> rule));
        var lines = found.lines().stream()
                .map(line -> new DeletedDataRow(
                        Optional.ofNullable(rules.get(line.rule())).map(rule -> words(rule, page)), line))
                .toList();
        return View.of(
                "platform/expireddata/certificate",
                new DeletionCertificateView(signed(List.of(found), page).getFirst(), lines));
    }

    @GetMapping("/bureau/registre")
    View register(Page page) {
        return View.of("platform/expireddata/register", all(page));
    }

    /// Returns the register of processing as a spreadsheet, which the data controller completes and archives.
    @GetMapping("/bureau/registre.ods")
    ResponseEntity<byte[]> registerFile(Page page) {
        var rows = new ArrayList<List<String>>();
        rows.add(List.of(
                page.t("forgetting.what"),
                page.t("forgetting.why"),
                page.t("forgetting.file.ground"),
                page.t("forgetting.how-long"),
                page.t("forgetting.file.end"),
                page.t("forgetting.file.source"),
                page.t("forgetting.file.tables")));
        for (var words : all(page))
            rows.add(List.of(
                    words.what(),
                    words.why(),
                    words.ground(),
                    words.howLong(),
                    words.goes(),
                    words.rule().source(),
                    String.join(", ", words.rule().tables())));
        return FileResponse.kept(MediaType.parseMediaType(OpenDocumentTable.TYPE), "registre.ods")
                .body(OpenDocumentTable.of(page.t("forgetting.register"), rows));
    }

    @PublicAccess
    @GetMapping("/donnees-personnelles")
    View everybody(Page page) {
        // The rule « Qui a fait chaque geste » (the author of each action) applies to many packages and is
        // shown only once.
        var kept = new LinkedHashMap<String, Set<RetainedData>>();
        all(page)
                .forEach(words -> kept.computeIfAbsent(capital(words.howLong(), page), _ -> new LinkedHashSet<>())
                        .add(new RetainedData(words.what(), words.why())));
        return View.of("platform/expireddata/kept", new RetainedDataByPeriod(kept));
    }

    private static String capital(String words, Page page) {
        return words.substring(0, 1).toUpperCase(page.locale()) + words.substring(1);
    }

    private List<RetentionRuleWords> all(Page page) {
        return rules().stream().map(rule -> words(rule, page)).toList();
    }

    private List<RetentionRule> rules() {
        return dataDeletion.register().stream()
                .map(PackageRetentionRules::rules)
                .flatMap(Collection::stream)
                .toList();
    }

    private List<PastDeletionRow> signed(List<ExpiredDataCertificate> certificates, Page page) {
        Map<UUID, String> names =
                accounts
                        .find(certificates.stream()
                                .flatMap(one -> one.by().stream())
                                .toList())
                        .values()
                        .stream()
                        .collect(Collectors.toMap(one -> one.id(), one -> one.name()));
        return certificates.stream()
                .map(one -> new PastDeletionRow(
                        one,
                        one.by().isEmpty()
                                ? page.t("forgetting.by.night")
                                : Optional.ofNullable(names.get(one.by().get()))
                                        .orElseGet(() -> page.t("journal.who.gone"))))
                .toList();
    }

    private static RetentionRuleWords words(RetentionRule rule, Page page) {
        var kept = RetentionRuleText.of(rule, page);
        return new RetentionRuleWords(
                rule,
                kept.what(),
                kept.why(),
                kept.period().orElse(kept.since()),
                page.t("forgetting.ground." + EnumConstantName.low(rule.ground())),
                page.t("forgetting.goes." + EnumConstantName.low(rule.going())));
    }
}
