package org.tousaidants.platform.expireddata;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Period;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.util.ReflectionTestUtils;
import org.tousaidants.platform.identity.Role;
import org.tousaidants.platform.retentionrules.CleanupOfRetentionRule;
import org.tousaidants.platform.retentionrules.ErasureMethod;
import org.tousaidants.platform.retentionrules.RetentionPeriodFile;
import org.tousaidants.platform.retentionrules.RetentionRule;
import org.tousaidants.platform.retentionrules.RetentionSchedule;
import org.tousaidants.platform.web.Messages;
import org.tousaidants.platform.web.RunningSite;

/// The personal data of the whole code base, and its deletion.
class ExpiredDataDeletionTest extends RunningSite {
    /// Flyway's own.
    private static final String SCHEMA_HISTORY = "flyway_schema_history";

    @Autowired
    RetentionSchedule keepings;

    @Autowired
    List<CleanupOfRetentionRule> swept;

    @Autowired
    ExpiredDataDeletion dataDeletion;

    @Test
    void everyTableIsDeclared() {
        assertThat(undeclared(tables()))
                .as("tables that no retention/<package>.yaml names; declare their personal data, or `nobody: [table]`")
                .isEmpty();
        var gone = new TreeSet<>(declared());
        gone.removeAll(tables());
        assertThat(gone).as("tables that are declared and do not exist").isEmpty();
    }

    @Test
    void aTableThatNobodyDeclaredIsRefused() {
        assertThat(undeclared(Set.of("identity_account", "care_diary"))).containsExactly("care_diary");
    }

    /// The tables of a package begin with its name, and one file declares exactly these.
    @Test
    void theTablesOfAPackageStandInOneFile() {
        var files = new TreeMap<String, Set<String>>();
        for (var keeping : keepings.all()) {
            var packages = keeping.tables().stream()
                    .map(table -> table.substring(0, table.indexOf('_')))
                    .distinct()
                    .toList();
            assertThat(packages).as(keeping.room()).hasSize(1);
            files.computeIfAbsent(packages.getFirst(), _ -> new TreeSet<>()).add(keeping.room());
        }
        assertThat(files.entrySet())
                .filteredOn(one -> one.getValue().size() > 1)
                .isEmpty();
    }

    @Test
    void everyRuleIsSaidInBothLanguages() {
        for (var locale : List.of(Locale.FRENCH, Locale.ENGLISH)) {
            var texts = Messages.in(locale);
            var missing = keepings.rules().stream()
                    .map(rule -> texts.has(rule.key()) ? rule.key() : "forgetting.kept." + rule.name())
                    .flatMap(key -> List.of(key, key + ".why", key + ".since").stream())
                    .filter(key -> !texts.has(key));
            assertThat(missing).as("in " + locale).isEmpty();
        }
    }

    /// Decision 0020: an erased notebook is in no backup after its own period, the keys included.
    @Test
    void aBackupOfTheKeysOfNotebooksLivesShorterThanTheNotebooks() throws ClassNotFoundException {
        var days = ReflectionTestUtils.getField(Class.forName("org.tousaidants.platform.db.Backups"), "KEPT_DAYS");
        assertThat(days).isInstanceOf(Integer.class);
        var goneAfter = (Integer) days + 2;
        var notebook = keepings.rules().stream()
                .filter(rule -> rule.tables().contains("notebook_key"))
                .findFirst()
                .orElseThrow();
        assertThat(notebook.period().orElseThrow().toTotalMonths() * 28).isGreaterThan(goneAfter);
        assertThat(ReflectionTestUtils.getField(RetentionPeriodFile.class, "LEAST_DAYS"))
                .as("no retention is shorter than that of backups")
                .isEqualTo(goneAfter + 1);
        for (var key : List.of("notebook.erased", "notebook.erase.words"))
            assertThat(Messages.in(Locale.FRENCH).t(key)).contains(goneAfter + " jours");
    }

    @Test
    void everyRuleOfTheNightHasItsSweepAndNoOther() {
        assertThat(swept.stream().map(CleanupOfRetentionRule::rule))
                .containsExactlyInAnyOrderElementsOf(keepings.rules().stream()
                        .filter(rule -> rule.going() == ErasureMethod.SWEPT)
                        .map(RetentionRule::id)
                        .toList());
    }

    @Test
    void aClosedAccountNamesNobodyAMonthLaterAndTheCertificateSaysSo() {
        var coordinator = actor(person(Role.COORDINATOR));
        var gone = person(Role.HELPER);
        accounts.close(coordinator, gone.id());
        assertThat(due(coordinator)).as("not yet").isZero();
        assertThat(name(gone.id().toString())).isEqualTo(gone.name());
        clock.advance(Duration.ofDays(32));
        assertThat(due(coordinator)).isEqualTo(1);
        assertThat(name(gone.id().toString())).as("a dry run changes nothing").isEqualTo(gone.name());

        var certificate = dataDeletion.now(coordinator).orElseThrow();

        assertThat(certificate.whole()).isTrue();
        assertThat(certificate.lines())
                .filteredOn(line -> line.rule().equals("identity.account"))
                .extracting(ExpiredDataCertificate.DeletionCertificateRow::rows)
                .containsExactly(1);
        assertThat(name(gone.id().toString())).isEqualTo("—");
        assertThat(sql.sql("select count(*) from identity_account where mail = :mail")
                        .param("mail", gone.mail().value())
                        .query(Integer.class)
                        .single())
                .isZero();
        assertThat(sql.sql(
                                "select detail ->> 'rows' from journal_entry where act = 'forgetting.done' order by number desc limit 1")
                        .query(String.class)
                        .single())
                .isEqualTo(Integer.toString(certificate.rows()));
        assertThat(due(coordinator)).as("nothing twice").isZero();
    }

    @Test
    void theNightIsDoneOnceWhoeverComesFirst() {
        clock.advance(Duration.ofDays(2));
        assertThat(dataDeletion.tonight()).isPresent();
        assertThat(dataDeletion.tonight()).isEmpty();
    }

    /// Text of each declared rule, with its tables, in one part of the file.
    @Test
    void theRegisterIsAnOpenDocumentTable() throws Exception {
        assertThat(signedIn(person(Role.HELPER)).get("/bureau/registre.ods").statusCode())
                .isEqualTo(404);
        var bytes =
                signedIn(person(Role.COORDINATOR)).file("/bureau/registre.ods").body();
        try (var zip = new java.util.zip.ZipInputStream(new java.io.ByteArrayInputStream(bytes))) {
            assertThat(zip.getNextEntry().getName()).isEqualTo("mimetype");
            assertThat(new String(zip.readAllBytes(), java.nio.charset.StandardCharsets.US_ASCII))
                    .isEqualTo("application/vnd.oasis.opendocument.spreadsheet");
            zip.getNextEntry();
            var content = new String(zip.readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);
            assertThat(content.split("<table:table-row>"))
                    .hasSize(keepings.rules().size() + 2);
            keepings.rules().forEach(rule -> assertThat(content).contains(rule.tables()));
        }
    }

    @Test
    void onlyACoordinatorSeesOrAsks() {
        var helper = actor(person(Role.HELPER));
        assertThat(dataDeletion.now(helper)).isEmpty();
        assertThat(dataDeletion.due(helper)).isEmpty();
        assertThat(dataDeletion.certificates(helper)).isEmpty();
        assertThat(signedIn(person(Role.HELPER)).get("/bureau/conservation").statusCode())
                .isEqualTo(404);
    }

    @Test
    void aPeriodEndsAtTheSameHourOfTheDayInParis() {
        var rule = keepings.rules().stream()
                .filter(one -> one.id().equals("identity.account"))
                .findFirst()
                .orElseThrow();
        assertThat(rule.period()).contains(Period.ofDays(30));
        var summer = java.time.Instant.parse("2027-04-10T10:00:00Z");
        assertThat(rule.before(summer)).contains(java.time.Instant.parse("2027-03-11T11:00:00Z"));
    }

    private int due(org.tousaidants.platform.identity.SignedInPerson reader) {
        return dataDeletion.due(reader).stream()
                .filter(one -> one.rule().id().equals("identity.account"))
                .mapToInt(ExpiredDataDeletion.RowsDueForDeletion::rows)
                .sum();
    }

    private String name(String id) {
        return sql.sql("select name from identity_account where id = :id::uuid")
                .param("id", id)
                .query(String.class)
                .single();
    }

    private Set<String> declared() {
        return keepings.all().stream()
                .flatMap(keeping -> keeping.tables().stream())
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private Set<String> undeclared(Set<String> tables) {
        var left = new TreeSet<>(tables);
        left.removeAll(declared());
        left.remove(SCHEMA_HISTORY);
        return left;
    }

    private Set<String> tables() {
        return new TreeSet<>(sql.sql("""
                select table_name from information_schema.tables
                where table_schema = 'public' and table_type = 'BASE TABLE'""").query(String.class).list());
    }
}
