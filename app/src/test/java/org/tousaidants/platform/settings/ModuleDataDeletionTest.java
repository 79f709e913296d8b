package org.tousaidants.platform.settings;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.tousaidants.platform.identity.Role;
import org.tousaidants.platform.modules.ModuleManifest;
import org.tousaidants.platform.modules.NetworkModules;
import org.tousaidants.platform.web.RunningSite;
import org.tousaidants.platform.web.Visitor;

/// A network that does not use a module takes its data away, and deletes them if it wants to.
class ModuleDataDeletionTest extends RunningSite {
    private static final String PATH = "/bureau/reglages/modules/";

    @Autowired
    NetworkModules modules;

    @Autowired
    ModuleDataDeletion records;

    @AfterEach
    void everythingAgain() {
        modules.use(all());
    }

    private Set<String> all() {
        return modules.choices().stream().map(ModuleManifest::name).collect(Collectors.toSet());
    }

    private void without(String... names) {
        var rest = new HashSet<>(all());
        rest.removeAll(Set.of(names));
        assertThat(modules.use(rest)).isInstanceOf(NetworkModules.ModuleSwitchResult.ModulesSwitched.class);
    }

    /// The migrations of a module create its tables: the manifest names exactly these.
    @Test
    void aModuleOwnsTheTablesOfItsMigrations() throws IOException {
        var created = Pattern.compile("(?m)^create (?:unlogged )?table (\\w+)");
        for (var module : modules.choices())
            for (var other : modules.choices()) {
                var tables = new TreeSet<String>();
                for (var folder : module.name().equals("label") ? List.of("label", "rules") : List.of(module.name()))
                    try (var files = Files.list(Path.of(folder, "src/main/resources/db/migration"))) {
                        for (var file : files.toList()) {
                            var found = created.matcher(Files.readString(file));
                            while (found.find()) tables.add(found.group(1));
                        }
                    }
                assertThat(tables).isNotEmpty();
                var owned = modules.tables(other.name());
                if (module.equals(other)) assertThat(tables).as(module.name()).allMatch(owned);
                else assertThat(tables).as(other.name()).noneMatch(owned);
            }
    }

    @Test
    void aModuleInUseKeepsItsData() {
        var nadia = signedIn(person(Role.COORDINATOR));
        assertThat(nadia.get(PATH + "outreach").body()).contains("Ce module est utilisé");
        assertThat(delete(nadia, "outreach").statusCode()).isEqualTo(409);
        assertThat(records.counts("outreach")).isNotEmpty();
    }

    @Test
    void theDataOfAModuleThatIsOffAreCountedExportedAndDeleted() throws IOException {
        var nadia = signedIn(person(Role.COORDINATOR));
        without("community");
        var many = records.counts("community").values().stream()
                .mapToLong(Long::longValue)
                .sum();
        assertThat(many).isPositive();
        assertThat(nadia.get("/bureau/reglages/modules").body())
                .contains("href=\"" + PATH + "community\"", many + (many == 1 ? " ligne" : " lignes"));

        var zip = new ByteArrayOutputStream();
        records.export("community", accounts.openOf().getFirst().id(), zip);
        var names = new TreeSet<String>();
        try (var read = new ZipInputStream(new ByteArrayInputStream(zip.toByteArray()))) {
            for (var entry = read.getNextEntry(); entry != null; entry = read.getNextEntry())
                names.add(entry.getName());
        }
        assertThat(names)
                .contains("donnees/events_event.csv", "dictionnaire.csv")
                .doesNotContain("donnees/identity_account.csv");
        assertThat(post(nadia, "community", "export").statusCode()).isEqualTo(200);

        var places = count("places_place");
        assertThat(delete(nadia, "community").statusCode()).isEqualTo(303);
        assertThat(records.counts("community")).isEmpty();
        assertThat(count("places_place")).isEqualTo(places);
        assertThat(sql.sql("select count(*) from journal_entry where act = 'settings.module_deleted'")
                        .query(Long.class)
                        .single())
                .isEqualTo(1);
        modules.use(all());
        assertThat(nadia.get("/ressources").statusCode())
                .as("it comes back empty")
                .isEqualTo(200);
    }

    @Test
    void accountsAreKeptTenYears() {
        var nadia = signedIn(person(Role.COORDINATOR));
        without("vouchers");
        assertThat(records.counts("vouchers")).containsKey("treasury_transfer");
        assertThat(nadia.get(PATH + "vouchers").body()).contains("L123-22");
        assertThat(delete(nadia, "vouchers").statusCode()).isEqualTo(409);
    }

    @Test
    void onlyTheCoordinationSeesTheDataOfAModule() {
        assertThat(signedIn(person(Role.FUNDER)).get(PATH + "community").statusCode())
                .isEqualTo(404);
        assertThat(signedIn(person(Role.COORDINATOR)).get(PATH + "places").statusCode())
                .isEqualTo(404);
    }

    private long count(String table) {
        return sql.sql("select count(*) from " + table).query(Long.class).single();
    }

    private HttpResponse<String> delete(Visitor visitor, String module) {
        return post(visitor, module, "suppression");
    }

    private HttpResponse<String> post(Visitor visitor, String module, String what) {
        return visitor.post(PATH + module + "/" + what, Map.of("_csrf", visitor.token("/bureau/reglages/modules")));
    }
}
