package org.tousaidants.house;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.Stream;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A check that never caught anything is a decoration: each rule of the house is shown the mistake it exists for.
class SeededMistakesTest {
    @TempDir
    Path lot;

    @Test
    void anUndeclaredFriendIsSeen() throws IOException {
        room("reach/planner", "");
        room("label/rules", "");
        var house = build(
                "reach/planner/Tours.java:public class Tours {}",
                "label/rules/Label.java:class Label { Object tours = new org.tousaidants.reach.planner.Tours(); }");
        assertThat(house.misdeclared()).hasSize(1);
    }

    @Test
    void aFriendDeclaredAndNeverSeenIsSeen() throws IOException {
        room("reach/planner", "");
        room("label/rules", "\"reach.planner\"");
        var house = build("reach/planner/Tours.java:public class Tours {}", "label/rules/Label.java:class Label {}");
        assertThat(house.misdeclared()).hasSize(1);
    }

    @Test
    void aCircleIsSeen() throws IOException {
        room("reach/planner", "\"label.rules\"");
        room("label/rules", "\"reach.planner\"");
        var house = build(
                "reach/planner/Tours.java:public class Tours { Object label = new org.tousaidants.label.rules.Label(); }",
                "label/rules/Label.java:public class Label { static org.tousaidants.reach.planner.Tours tours; }");
        assertThat(house.circle()).isPresent();
    }

    @Test
    void sqlInAnythingButAStoreIsSeen() throws IOException {
        room("pass/ledger", "");
        assertThat(ArchitectureTest.sqlOutsideStores(
                        build("pass/ledger/Ledger.java:class Ledger { java.sql.Connection c; }")))
                .hasSize(1);
    }

    @Test
    void aStoreThatBindsItsNetworkByHandIsSeen() throws IOException {
        room("pass/ledger", "");
        assertThat(ArchitectureTest.storesBesideSql(build("pass/ledger/VoucherStore.java:class VoucherStore {"
                        + " org.springframework.jdbc.core.simple.JdbcClient db; }")))
                .hasSize(1);
    }

    @Test
    void httpInAThingIsSeen() throws IOException {
        room("pass/ledger", "");
        assertThat(ArchitectureTest.httpOutsidePages(
                        build("pass/ledger/Voucher.java:class Voucher { jakarta.servlet.http.HttpServletRequest r; }")))
                .hasSize(1);
    }

    @Test
    void aPageThatBuildsAStoreIsSeen() throws IOException {
        room("pass/ledger", "");
        assertThat(ArchitectureTest.pagesThatSkipTheDoor(build(
                        "pass/ledger/VoucherStore.java:class VoucherStore {}",
                        "pass/ledger/VoucherPages.java:class VoucherPages { Object store = new VoucherStore(); }")))
                .isNotEmpty();
    }

    @Test
    void aPublicTypeThatNobodyNeedsIsSeen() throws IOException {
        room("pass/ledger", "");
        assertThat(build("pass/ledger/Ledger.java:public class Ledger {}").publicForNobody())
                .containsExactly("org.tousaidants.pass.ledger.Ledger");
    }

    @Test
    void aClockReadInPlaceIsSeen() throws IOException {
        room("pass/ledger", "");
        assertThat(ArchitectureTest.clocksReadInPlace(
                        build("pass/ledger/Ledger.java:class Ledger { Object now = java.time.Instant.now(); }")))
                .hasSize(1);
    }

    @Test
    void aKernelThatMeetsSpringIsSeen() throws IOException {
        room("core/hours", "");
        assertThat(ArchitectureTest.kernelsWithFriends(
                        build("core/hours/Week.java:@org.springframework.stereotype.Service class Week {}")))
                .hasSize(1);
    }

    @Test
    void aConstructorThatTakesNineThingsIsSeen() throws IOException {
        room("pass/ledger", "");
        assertThat(ArchitectureTest.tooWide(build(
                        "pass/ledger/Ledger.java:class Ledger { Ledger(int a, int b, int c, int d, int e, int f, int g,"
                                + " int h, int i) {} }",
                        "pass/ledger/Voucher.java:record Voucher(int a, int b, int c, int d, int e, int f, int g, int h,"
                                + " int i, int j, int k) {}",
                        "pass/ledger/Entry.java:record Entry(int a, int b, int c, int d, int e, int f, int g, int h,"
                                + " int i, int j) {}")))
                .containsExactly(
                        "org.tousaidants.pass.ledger.Ledger takes 9", "org.tousaidants.pass.ledger.Voucher has 11");
    }

    @Test
    void aGerundThatActsIsSeen() throws IOException {
        room("pass/ledger", "");
        assertThat(ArchitectureTest.gerundsThatAct(build(
                        "pass/ledger/Posting.java:interface Posting {}",
                        "pass/ledger/Auditing.java:@org.springframework.stereotype.Service class Auditing {}")))
                .containsExactly("org.tousaidants.pass.ledger.Auditing");
    }

    @Test
    void aPluralThatIsNoDoorIsSeen() throws IOException {
        room("pass/ledger", "");
        var component = ":@org.springframework.stereotype.Component class ";
        assertThat(ArchitectureTest.pluralsThatAreNoDoor(build(
                        "pass/ledger/Vouchers.java" + component + "Vouchers {}",
                        "pass/ledger/Voices.java" + component + "Voices { Object vouchers = new Vouchers(); }",
                        "pass/ledger/VoicePages.java" + component + "VoicePages { Object voices = new Voices(); }")))
                .containsExactly("org.tousaidants.pass.ledger.Vouchers");
    }

    @Test
    void aMethodThatNothingCallsIsSeen() throws IOException {
        room("pass/ledger", "");
        build("pass/ledger/Ledger.java:class Ledger { private int written = 1; private int asked = 2;"
                + " int pays() { return asked; } int idle() { return pays(); } }");
        try (var files = Files.walk(lot)) {
            var uncalled = new Uncalled(files, Stream.empty());
            assertThat(uncalled.methods()).containsExactly("org/tousaidants/pass/ledger/Ledger.idle");
            assertThat(uncalled.fields()).containsExactly("org/tousaidants/pass/ledger/Ledger.written");
        }
    }

    @Test
    void aForeignTableIsSeen() {
        assertThat(TidyTest.foreignTables(
                        Path.of("pass/ledger/VoucherStore.java"), "select 1 from places_place join ledger_voucher"))
                .hasSize(1);
    }

    @Test
    void aPublicTypeWithoutItsFrenchNameIsSeen() {
        assertThat(TidyTest.withoutFrenchName(
                        Path.of("pass/ledger/Voucher.java"), "/// A voucher.\npublic record Voucher() {}"))
                .hasSize(1);
    }

    @Test
    void theFrenchNamesOfAFileAreRead() {
        assertThat(TidyTest.frenchNames("""
                /// « Bon » — a voucher.
                @Component
                public record Voucher() {
                    static final int A = 1;

                    /// « Fin » — why,
                    /// « pas un nom ».
                    enum End {}

                    /// « 14 h » is no type.
                    void at() {}
                }
                """)).containsExactly("bon", "fin");
    }

    @Test
    void aDocLineThatTheFormatterWouldBreakIsSeen() {
        assertThat(TidyTest.longDocLines(Path.of("A.java"), "    /// " + "word ".repeat(30)))
                .hasSize(1);
    }

    @Test
    void aTornDocLineIsSeen() {
        var line = "/// " + "word ".repeat(20);
        assertThat(TidyTest.tornDocLines(Path.of("A.java"), line + "\n/// alone\n/// and on.\n"))
                .hasSize(1);
        assertThat(TidyTest.tornDocLines(Path.of("A.java"), line + "\n/// end.\n/// @param next one\n"))
                .isEmpty();
    }

    @Test
    void aCommentThatDoesNotSayWhoActsIsSeen() {
        assertThat(TidyTest.riddles(Path.of("A.java"), "    // Whoever holds it decides.\n    var nobody = 1;"))
                .hasSize(1);
    }

    private void room(String name, String friends) throws IOException {
        write(
                name + "/package-info.java",
                "@org.springframework.modulith.ApplicationModule(allowedDependencies = {" + friends
                        + "})\npackage org.tousaidants." + name.replace('/', '.') + ";");
    }

    private House build(String... files) throws IOException {
        for (var file : files) {
            var name = file.substring(0, file.indexOf(':'));
            write(
                    name,
                    "package org.tousaidants."
                            + name.substring(0, name.lastIndexOf('/')).replace('/', '.') + ";\n"
                            + file.substring(file.indexOf(':') + 1));
        }
        try (var sources = Files.walk(lot)) {
            var arguments = Stream.concat(
                            Stream.of("-proc:none", "-cp", System.getProperty("java.class.path"), "-d", lot.toString()),
                            sources.map(Path::toString).filter(path -> path.endsWith(".java")))
                    .toArray(String[]::new);
            var complaints = new StringWriter();
            var built = ToolProvider.getSystemJavaCompiler()
                    .getTask(
                            complaints,
                            null,
                            null,
                            Arrays.asList(arguments).subList(0, 5),
                            null,
                            ToolProvider.getSystemJavaCompiler()
                                    .getStandardFileManager(null, null, null)
                                    .getJavaFileObjects(Arrays.copyOfRange(arguments, 5, arguments.length)))
                    .call();
            assertThat(built).as(complaints.toString()).isTrue();
        }
        return House.in(lot);
    }

    private void write(String name, String text) throws IOException {
        var file = lot.resolve(name);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }
}
