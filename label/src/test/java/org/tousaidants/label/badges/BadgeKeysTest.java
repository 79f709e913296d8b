package org.tousaidants.label.badges;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Clock;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.beans.factory.annotation.Autowired;
import org.tousaidants.label.badges.BadgeKeys.ActiveKey.UsableKey;
import org.tousaidants.label.badges.BadgeKeys.KeyRotationResult;
import org.tousaidants.platform.db.TestSecret;
import org.tousaidants.platform.tenancy.CurrentTenantScope;
import org.tousaidants.platform.tenancy.TestTenant;
import org.tousaidants.platform.web.RunningSite;
import org.tousaidants.rules.archive.Ed25519SigningKey;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

class BadgeKeysTest extends RunningSite {
    @Autowired
    private BadgeKeys keys;

    @Autowired
    private BadgeKeyStore store;

    private final String network = "r-" + UUID.randomUUID();

    @RegisterExtension
    final TestTenant inTenant = new TestTenant(network);

    private UsableKey ready() {
        return (UsableKey) keys.active();
    }

    @Test
    void processesThatBeginTogetherSignWithOneKey() throws Exception {
        try (var together = Executors.newFixedThreadPool(8)) {
            var drawn = together.invokeAll(IntStream.range(0, 16)
                    .mapToObj(i -> (Callable<String>) () -> CurrentTenantScope.in(
                            network, () -> ready().key().verifying().multikey()))
                    .toList());
            assertThat(drawn)
                    .extracting(key -> key.get())
                    .containsOnly(drawn.getFirst().get());
        }
        assertThat(keys.all()).hasSize(1);
    }

    @Test
    void aNewKeySignsAndTheOldOneIsStillKnown() {
        var old = ready().key();
        var rotation = (KeyRotationResult.KeyRotated) keys.rotate();
        assertThat(rotation.before()).contains(old.verifying().multikey());
        var next = ready().key();
        assertThat(next.verifying().multikey())
                .isEqualTo(rotation.now())
                .isNotEqualTo(old.verifying().multikey());
        assertThat(keys.verifying()).containsExactly(next.verifying(), old.verifying());
        var data = new byte[] {1, 2, 3};
        assertThat(keys.verifying().getLast().verifies(data, old.sign(data))).isTrue();
    }

    @Test
    void theOldPrivateHalfIsGone() {
        ready();
        keys.rotate();
        assertThat(store.all().getLast().sealed()).isEmpty();
        assertThat(store.all().getFirst().sealed()).isNotEmpty();
    }

    @Test
    void aCopyOfTheDatabaseDoesNotSign() {
        var key = ready().key();
        var row = store.active().orElseThrow();
        assertThat(HexFormat.of().formatHex(row.sealed()))
                .doesNotContain(HexFormat.of().formatHex(key.secret()).substring(32));
        var elsewhere = new BadgeKeys(store, TestSecret.of("un autre secret, celui d’une autre machine"), clock);
        assertThat(elsewhere.active()).isInstanceOf(BadgeKeys.ActiveKey.LockedKey.class);
        // The old secret is lost: a new key does not need it.
        assertThat(elsewhere.rotate()).isInstanceOf(KeyRotationResult.KeyRotated.class);
        assertThat(elsewhere.active()).isInstanceOf(UsableKey.class);
        assertThat(keys.active()).isInstanceOf(BadgeKeys.ActiveKey.LockedKey.class);
    }

    @Test
    void theSecretIsReplacedAndTheSameKeySigns() {
        var before = "a".repeat(40);
        var after = "b".repeat(40);
        var old = (UsableKey) new BadgeKeys(store, TestSecret.of(before), clock).active();
        var both = new BadgeKeys(store, TestSecret.of(after, before), clock);
        assertThat(((UsableKey) both.active()).key().verifying())
                .isEqualTo(old.key().verifying());
        var row = both.sealedRows().getFirst();
        assertThat(row.under()).hasValue(1);
        assertThat(both.sealAgain(row)).isTrue();
        assertThat(both.sealedRows().getFirst().under()).hasValue(0);
        var alone = new BadgeKeys(store, TestSecret.of(after), clock);
        assertThat(((UsableKey) alone.active()).key().verifying())
                .as("the old one forgotten")
                .isEqualTo(old.key().verifying());
    }

    @Test
    void aPrivateHalfMovedToAnotherRowOpensNothing() {
        var seal = new PrivateKeyEncryption(TestSecret.of("y".repeat(40)).key("essai"));
        var key = Ed25519SigningKey.draw();
        var other = Ed25519SigningKey.draw().verifying();
        var sealed = seal.close(key);
        assertThat(seal.open(sealed, key.verifying())).isPresent();
        assertThat(seal.open(sealed, other)).isEmpty();
        assertThat(seal.open(new byte[3], other)).isEmpty();
    }

    @Test
    void twoWhoRotateAtOnceLeaveOneKeyThatSigns() throws Exception {
        ready();
        try (var together = Executors.newFixedThreadPool(4)) {
            for (var done : together.invokeAll(IntStream.range(0, 4)
                    .mapToObj(i ->
                            (Callable<KeyRotationResult>) () -> CurrentTenantScope.in(network, () -> keys.rotate()))
                    .toList())) assertThat(done.get()).isInstanceOf(KeyRotationResult.KeyRotated.class);
        }
        assertThat(keys.all().stream().filter(key -> key.retired().isEmpty())).hasSize(1);
        assertThat(keys.active()).isInstanceOf(UsableKey.class);
    }

    @Test
    void aKeyThatLeakedIsNoLongerAmongOursAndAnotherSigns() {
        var leaked = ready().key().verifying();
        var since = clock.instant().truncatedTo(java.time.temporal.ChronoUnit.MILLIS);
        assertThat(keys.distrust("z6MkInconnue", since)).isEqualTo(new BadgeKeys.KeyDistrustResult.UnknownBadgeKey());
        assertThat(keys.distrust(leaked.multikey(), since.plusSeconds(60)))
                .isEqualTo(new BadgeKeys.KeyDistrustResult.LeakDateInFuture());
        assertThat(keys.verifying()).contains(leaked);
        var done = (BadgeKeys.KeyDistrustResult.KeyDistrusted) keys.distrust(leaked.multikey(), since);
        assertThat(keys.verifying())
                .singleElement()
                .satisfies(key -> assertThat(done.now()).contains(key.multikey()));
        assertThat(keys.distrusted()).containsOnlyKeys(leaked);
        // The moment of the leak may be moved to an earlier time, never to a later one.
        keys.distrust(leaked.multikey(), since.minusSeconds(3600));
        keys.distrust(leaked.multikey(), since.minusSeconds(60));
        assertThat(keys.distrusted().get(leaked)).isEqualTo(since.minusSeconds(3600));
        assertThat(keys.all()).hasSize(2);
        assertThatThrownBy(() -> sql.sql("update badges_key set distrusted_at = null, distrusted_since_at = null"
                                + " where distrusted_at is not null")
                        .update())
                .hasMessageContaining("never forgotten");
    }

    @Test
    void aClockThatGoesBackRotatesNothing() {
        ready();
        var behind = new BadgeKeys(store, TestSecret.of("x".repeat(40)), Clock.offset(clock, Duration.ofDays(-1)));
        assertThat(behind.rotate()).isInstanceOf(KeyRotationResult.ClockBeforeRotatedKey.class);
        assertThat(keys.all()).hasSize(1);
    }

    @Test
    void aKeyIsNeverForgotten() {
        ready();
        assertThatThrownBy(() -> sql.sql("delete from badges_key").update()).hasMessageContaining("never forgotten");
        keys.rotate();
        assertThatThrownBy(() -> sql.sql("update badges_key set retired_at = null, sealed = '\\x00'"
                                + " where retired_at is not null")
                        .update())
                .hasMessageContaining("never forgotten");
    }

    @Test
    void anotherNetworkHasItsOwn() {
        ready();
        assertThat(CurrentTenantScope.in("r-" + UUID.randomUUID(), () -> keys.all()))
                .isEmpty();
    }

    @Test
    void programsReadWhoSignsAndOurKeyIsThere() {
        var key = CurrentTenantScope.in(
                networks.here().id(),
                () -> ((UsableKey) keys.active()).key().verifying().multikey());
        var answer = visitor().get("/preuve/did.json");
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.headers().firstValue("Access-Control-Allow-Origin")).contains("*");
        Map<String, Object> did = JsonMapper.shared().readValue(answer.body(), new TypeReference<>() {});
        assertThat(did.get("id")).isEqualTo("did:web:localhost%3A" + port + ":preuve");
        assertThat((List<?>) did.get("assertionMethod")).asString().contains("#" + key);
        assertThat(answer.body()).doesNotContain("private").doesNotContain("sealed");
        assertThat(visitor().get("/preuve/emetteur").body())
                .contains("\"Profile\"")
                .contains(networks.here().name());
    }
}
