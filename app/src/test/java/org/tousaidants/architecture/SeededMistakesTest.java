package org.tousaidants.architecture;

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

/// Each rule of the code is tested on the mistake that it exists for.
class SeededMistakesTest {
    @TempDir
    Path lot;

    @Test
    void anUndeclaredFriendIsSeen() throws IOException {
        packageOf("outreach/tourplanning", "");
        packageOf("rules/reading", "");
        var code = build(
                "outreach/tourplanning/Tours.java:public class Tours {}",
                "rules/reading/Label.java:class Label { Object tours = new org.tousaidants.outreach.tourplanning.Tours(); }");
        assertThat(code.misdeclared()).hasSize(1);
    }

    @Test
    void aFriendDeclaredAndNeverSeenIsSeen() throws IOException {
        packageOf("outreach/tourplanning", "");
        packageOf("rules/reading", "\"outreach.tourplanning\"");
        var code = build(
                "outreach/tourplanning/Tours.java:public class Tours {}", "rules/reading/Label.java:class Label {}");
        assertThat(code.misdeclared()).hasSize(1);
    }

    @Test
    void aCircleIsSeen() throws IOException {
        packageOf("outreach/tourplanning", "\"rules.reading\"");
        packageOf("rules/reading", "\"outreach.tourplanning\"");
        var code = build(
                "outreach/tourplanning/Tours.java:public class Tours { Object label = new org.tousaidants.rules.reading.Label(); }",
                "rules/reading/Label.java:public class Label { static org.tousaidants.outreach.tourplanning.Tours tours; }");
        assertThat(code.circle()).isPresent();
    }

    @Test
    void sqlInAnythingButAStoreIsSeen() throws IOException {
        packageOf("vouchers/ledger", "");
        assertThat(ArchitectureTest.sqlOutsideStores(
                        build("vouchers/ledger/Ledger.java:class Ledger { java.sql.Connection c; }")))
                .hasSize(1);
    }

    @Test
    void aStoreThatBindsItsNetworkByHandIsSeen() throws IOException {
        packageOf("vouchers/ledger", "");
        assertThat(ArchitectureTest.storesBesideSql(build("vouchers/ledger/VoucherStore.java:class VoucherStore {"
                        + " org.springframework.jdbc.core.simple.JdbcClient db; }")))
                .hasSize(1);
    }

    @Test
    void httpInAThingIsSeen() throws IOException {
        packageOf("vouchers/ledger", "");
        assertThat(ArchitectureTest.httpOutsidePages(build(
                        "vouchers/ledger/Voucher.java:class Voucher { jakarta.servlet.http.HttpServletRequest r; }")))
                .hasSize(1);
    }

    @Test
    void aPageThatBuildsAStoreIsSeen() throws IOException {
        packageOf("vouchers/ledger", "");
        assertThat(ArchitectureTest.pagesThatSkipTheService(build(
                        "vouchers/ledger/VoucherStore.java:class VoucherStore {}",
                        "vouchers/ledger/VoucherPages.java:class VoucherPages { Object store = new VoucherStore(); }")))
                .isNotEmpty();
    }

    @Test
    void aPublicTypeThatNobodyNeedsIsSeen() throws IOException {
        packageOf("vouchers/ledger", "");
        assertThat(build("vouchers/ledger/Ledger.java:public class Ledger {}").publicForNobody())
                .containsExactly("org.tousaidants.vouchers.ledger.Ledger");
    }

    @Test
    void aClockReadInPlaceIsSeen() throws IOException {
        packageOf("vouchers/ledger", "");
        assertThat(ArchitectureTest.clocksReadInPlace(
                        build("vouchers/ledger/Ledger.java:class Ledger { Object now = java.time.Instant.now(); }")))
                .hasSize(1);
    }

    @Test
    void aKernelThatMeetsSpringIsSeen() throws IOException {
        packageOf("core/hours", "");
        assertThat(ArchitectureTest.kernelsWithFriends(
                        build("core/hours/Week.java:@org.springframework.stereotype.Service class Week {}")))
                .hasSize(1);
    }

    @Test
    void aConstructorThatTakesNineThingsIsSeen() throws IOException {
        packageOf("vouchers/ledger", "");
        assertThat(ArchitectureTest.tooWide(build(
                        "vouchers/ledger/Ledger.java:class Ledger { Ledger(int a, int b, int c, int d, int e, int f, int g,"
                                + " int h, int i) {} }",
                        "vouchers/ledger/Voucher.java:record Voucher(int a, int b, int c, int d, int e, int f, int g, int h,"
                                + " int i, int j, int k) {}",
                        "vouchers/ledger/Entry.java:record Entry(int a, int b, int c, int d, int e, int f, int g, int h,"
                                + " int i, int j) {}")))
                .containsExactly(
                        "org.tousaidants.vouchers.ledger.Ledger takes 9",
                        "org.tousaidants.vouchers.ledger.Voucher has 11");
    }

    @Test
    void aGerundThatActsIsSeen() throws IOException {
        packageOf("vouchers/ledger", "");
        assertThat(ArchitectureTest.gerundsThatAct(build(
                        "vouchers/ledger/Posting.java:interface Posting {}",
                        "vouchers/ledger/Auditing.java:@org.springframework.stereotype.Service class Auditing {}")))
                .containsExactly("org.tousaidants.vouchers.ledger.Auditing");
    }

    @Test
    void aPluralThatIsNoDoorIsSeen() throws IOException {
        packageOf("vouchers/ledger", "");
        var component = ":@org.springframework.stereotype.Component class ";
        assertThat(ArchitectureTest.pluralsThatAreNoService(build(
                        "vouchers/ledger/Vouchers.java" + component + "Vouchers {}",
                        "vouchers/ledger/Voices.java" + component + "Voices { Object vouchers = new Vouchers(); }",
                        "vouchers/ledger/VoicePages.java" + component
                                + "VoicePages { Object voices = new Voices(); }")))
                .containsExactly("org.tousaidants.vouchers.ledger.Vouchers");
    }

    @Test
    void aMethodThatNothingCallsIsSeen() throws IOException {
        packageOf("vouchers/ledger", "");
        build("vouchers/ledger/Ledger.java:class Ledger { private int written = 1; private int asked = 2;"
                + " int pays() { return asked; } int idle() { return pays(); } }");
        try (var files = Files.walk(lot)) {
            var uncalled = new UncalledMemberFinder(files, Stream.empty());
            assertThat(uncalled.methods()).containsExactly("org/tousaidants/vouchers/ledger/Ledger.idle");
            assertThat(uncalled.fields()).containsExactly("org/tousaidants/vouchers/ledger/Ledger.written");
        }
    }

    @Test
    void aForeignTableIsSeen() {
        assertThat(TidyTest.foreignTables(
                        Path.of("vouchers/ledger/VoucherStore.java"), "select 1 from places_place join ledger_voucher"))
                .hasSize(1);
    }

    @Test
    void aPublicTypeWithoutItsFrenchNameIsSeen() {
        assertThat(TidyTest.withoutFrenchName(
                        Path.of("vouchers/ledger/Voucher.java"), "/// A voucher.\npublic record Voucher() {}"))
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
    void aCommentWhoseSubjectIsARelativeClauseIsSeen() {
        assertThat(TidyTest.relativeSubjects(Path.of("A.java"), "    // Which holds it decides.\n    var a = 1;"))
                .hasSize(1);
        assertThat(TidyTest.relativeSubjects(Path.of("A.java"), "/// « Titre » — a row.\n/// What waits is shown.\n"))
                .hasSize(1);
        assertThat(TidyTest.relativeSubjects(
                        Path.of("A.java"), "// Which rule applies? The holder decides what waits.\n"))
                .isEmpty();
    }

    private void packageOf(String name, String friends) throws IOException {
        write(
                name + "/package-info.java",
                "@org.springframework.modulith.ApplicationModule(allowedDependencies = {" + friends
                        + "})\npackage org.tousaidants." + name.replace('/', '.') + ";");
    }

    private CodeBase build(String... files) throws IOException {
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
        return CodeBase.in(lot);
    }

    private void write(String name, String text) throws IOException {
        var file = lot.resolve(name);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }
}
