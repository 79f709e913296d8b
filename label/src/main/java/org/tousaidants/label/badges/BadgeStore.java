package org.tousaidants.label.badges;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Repository;
import org.tousaidants.label.badges.LabelBadge.BadgeProfile;
import org.tousaidants.label.badges.LabelBadge.BadgeStep;
import org.tousaidants.label.badges.LabelBadge.SignedBadgeFile;
import org.tousaidants.places.directory.PlaceId;
import org.tousaidants.platform.db.Sql;
import org.tousaidants.rules.judging.LabelRecognition.RecognitionPromise;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/// Stores badges: table `badges_badge` and the tables that depend on it.
@Repository
class BadgeStore {
    private static final JsonMapper JSON = JsonMapper.shared();
    private static final TypeReference<List<RecognitionPromise>> PROMISES = new TypeReference<>() {};
    private static final TypeReference<List<BadgeStep>> STEPS = new TypeReference<>() {};
    private static final String BADGE = """
            select b.code, coalesce(h.name, '') as name, b.place, b.account, b.promises, b.closed_at,
                   a.protocol, a.version, a.profile, a.place as is_place, a.name as achievement, a.description,
                   a.narrative, e.number as n, e.list, e.index, e.from_at, e.until_at, e.revoked_at,
                   (select jsonb_agg(jsonb_build_object('act', act, 'at', recorded_at, 'actor', actor, 'decided', decided,
                                                        'reason', reason) order by s.number)
                    from badges_step s where s.network = b.network and s.code = b.code) as steps
            from badges_badge b
            join badges_achievement a using (network, protocol, version, profile)
            join lateral (select * from badges_edition e where e.network = b.network and e.code = b.code
                          order by e.number desc limit 1) e on true
            left join badges_holder h on h.network = b.network and h.code = b.code
            """;

    /// The mail address of a holder as stored: a hash and its salt.
    record StoredMailHash(String hash, String salt) {}

    private final Sql db;

    BadgeStore(Sql db) {
        this.db = db;
    }

    /// Stores the content of a recognition under one version of the protocol, and returns it. If another process
    /// has already stored this recognition, returns the stored one.
    ///
    /// @param wanted the recognition to store
    BadgeProfile achievement(BadgeProfile wanted) {
        db.sql("""
                        insert into badges_achievement
                            (protocol, version, profile, place, name, description, narrative)
                        values (:protocol, :version, :profile, :place, :name, :description, :narrative)
                        on conflict do nothing
                        """).params(wanted).update();
        return achievement(wanted.protocol(), wanted.version(), wanted.profile())
                .orElseThrow();
    }

    Optional<BadgeProfile> achievement(String protocol, String version, String profile) {
        return db.sql("""
                        select protocol, version, profile, place, name, description, narrative
                        from badges_achievement
                        where protocol = :protocol and version = :version and profile = :profile
                        """)
                .param("protocol", protocol)
                .param("version", version)
                .param("profile", profile)
                .query(BadgeProfile.class)
                .optional();
    }

    /// Stores a badge. Returns false if the holder already has a badge for this profile, or if the code is
    /// taken.
    boolean insert(
            BadgeCode code,
            Optional<PlaceId> place,
            Optional<UUID> account,
            BadgeProfile recognised,
            List<RecognitionPromise> promises,
            Instant created) {
        return db.sql("""
                                insert into badges_badge
                                    (code, place, account, protocol, version, profile, promises, created_at)
                                values (:code, :place, :account, :protocol, :version, :profile,
                                        :promises::jsonb, :created)
                                on conflict do nothing
                                """)
                        .params(recognised)
                        .param("code", code.value())
                        .param("place", place.map(PlaceId::value))
                        .param("account", account)
                        .param("promises", JSON.writeValueAsString(promises))
                        .param("created", created)
                        .update()
                == 1;
    }

    /// Returns the code of the badge that these ids have for this profile and that is not withdrawn; empty if
    /// there is none. A place whose records were merged has several ids.
    ///
    /// @param holders ids of one holder
    Optional<BadgeCode> held(Collection<UUID> holders, String profile) {
        return db.sql("""
                        select code from badges_badge
                        where coalesce(place, account) = any(:holders) and profile = :profile
                          and closed_at is null
                        order by created_at, code limit 1
                        """)
                .param("holders", holders.toArray(UUID[]::new))
                .param("profile", profile)
                .query(BadgeCode.class)
                .optional();
    }

    /// Records that a new decision applies to a badge: its rules and commitments are replaced by those of the
    /// decision.
    ///
    /// @param recognised the recognition under the new rules
    /// @param promises commitments of the holder
    void restate(BadgeCode code, BadgeProfile recognised, List<RecognitionPromise> promises) {
        db.sql("""
                        update badges_badge set protocol = :protocol, version = :version, promises = :promises::jsonb
                        where code = :code
                        """)
                .param("code", code.value())
                .param("protocol", recognised.protocol())
                .param("version", recognised.version())
                .param("promises", JSON.writeValueAsString(promises))
                .update();
    }

    void name(BadgeCode code, String name, Optional<StoredMailHash> mail) {
        db.sql("""
                        insert into badges_holder (code, name, mail_hash, salt)
                        values (:code, :name, :hash, :salt)
                        """)
                .param("code", code.value())
                .param("name", name)
                .param("hash", mail.map(StoredMailHash::hash).orElse(""))
                .param("salt", mail.map(StoredMailHash::salt).orElse(""))
                .update();
    }

    void rename(BadgeCode code, String name) {
        db.sql("update badges_holder set name = :name where code = :code")
                .param("code", code.value())
                .param("name", name)
                .update();
    }

    /// Returns the codes of the badges of this person that are not withdrawn.
    List<BadgeCode> open(UUID account) {
        return db.sql("""
                        select code from badges_badge
                        where account = :account and closed_at is null order by code""").param("account", account).query(String.class).list().stream()
                .map(BadgeCode::new)
                .toList();
    }

    Optional<StoredMailHash> mail(BadgeCode code) {
        return db.sql("select mail_hash as hash, salt from badges_holder" + " where code = :code and mail_hash <> ''")
                .param("code", code.value())
                .query(StoredMailHash.class)
                .optional();
    }

    /// Locks a badge until the end of the transaction, so that the second of two concurrent changes reads the
    /// result of the first. Returns false if the badge does not exist.
    boolean lock(BadgeCode code) {
        return db.sql("select 1 from badges_badge where code = :code for update")
                .param("code", code.value())
                .query(Integer.class)
                .optional()
                .isPresent();
    }

    void close(BadgeCode code, Instant at) {
        db.sql("update badges_badge set closed_at = :at where code = :code")
                .param("code", code.value())
                .param("at", at)
                .update();
    }

    /// Erases the name and mail address of the holder of a badge. The number of the badge and its history
    /// remain.
    void forget(BadgeCode code) {
        db.sql("delete from badges_holder where code = :code")
                .param("code", code.value())
                .update();
    }

    void append(BadgeCode code, int edition, BadgeStep step) {
        db.sql("""
                        insert into badges_step (code, recorded_at, act, actor, decided, reason, edition)
                        values (:code, :at, :act, :actor, :decided, :reason, :edition)
                        """)
                .params(step)
                .param("code", code.value())
                .param("edition", edition)
                .update();
    }

    Optional<LabelBadge> find(BadgeCode code) {
        return db.sql(BADGE + "where b.code = :code")
                .param("code", code.value())
                .query(BadgeStore::badge)
                .optional();
    }

    /// Returns the names of the holders by badge code.
    Map<String, String> holders(Collection<BadgeCode> codes) {
        return db.sql("select code, name from badges_holder where code = any(:codes::text[])")
                .param("codes", codes.stream().map(BadgeCode::value).toArray(String[]::new))
                .map(String.class, String.class);
    }

    /// Returns the newest badge of the person for this profile, in any state.
    Optional<LabelBadge> last(UUID account, String profile) {
        return db.sql(BADGE + """
                        where b.account = :account and b.profile = :profile
                        order by b.created_at desc, b.code limit 1
                        """)
                .param("account", account)
                .param("profile", profile)
                .query(BadgeStore::badge)
                .optional();
    }

    /// Returns the badges, newest first.
    List<LabelBadge> list(int limit) {
        return db.sql(BADGE + " order by b.created_at desc, b.code limit :limit")
                .param("limit", limit)
                .query(BadgeStore::badge)
                .list();
    }

    /// Returns the badges of places that are not withdrawn.
    List<LabelBadge> ofPlaces() {
        return db.sql(BADGE + "where b.place is not null and b.closed_at is null")
                .query(BadgeStore::badge)
                .list();
    }

    /// Returns the people whose last signed file is valid now.
    ///
    /// @param accounts accounts to which the result is limited; empty for all accounts
    List<PeopleWithValidBadge.PersonWithBadge> people(Optional<Collection<UUID>> accounts, Instant now) {
        return db.sql("""
                        select b.account, b.profile, a.name, '/verifier/' || b.code as proof
                        from badges_badge b
                        join badges_achievement a using (network, protocol, version, profile)
                        join lateral (select from_at, until_at, revoked_at from badges_edition e
                                      where e.network = b.network and e.code = b.code order by e.number desc limit 1) e
                            on e.revoked_at is null and date_trunc('second', e.from_at) <= :now and e.until_at > :now
                        where b.account is not null and b.closed_at is null
                          and b.profile <> :maintainer and (:every or b.account = any(:accounts))
                        order by b.created_at, b.code
                        """)
                .param("now", now)
                .param("maintainer", MaintainerBadges.PROFILE)
                .param("every", accounts.isEmpty())
                .param("accounts", accounts.orElse(List.of()).toArray(UUID[]::new))
                .query(PeopleWithValidBadge.PersonWithBadge.class)
                .list();
    }

    private static LabelBadge badge(ResultSet row, int i) throws SQLException {
        return new LabelBadge(
                new BadgeCode(row.getString("code")),
                row.getString("name"),
                Optional.ofNullable(row.getObject("place", UUID.class)).map(PlaceId::new),
                Optional.ofNullable(row.getObject("account", UUID.class)),
                new BadgeProfile(
                        row.getString("protocol"),
                        row.getString("version"),
                        row.getString("profile"),
                        row.getBoolean("is_place"),
                        row.getString("achievement"),
                        row.getString("description"),
                        row.getString("narrative")),
                JSON.readValue(row.getString("promises"), PROMISES),
                new SignedBadgeFile(
                        row.getInt("n"),
                        new SignedBadgeContent.StatusListEntry(row.getInt("list"), row.getInt("index")),
                        moment(row, "from_at").orElseThrow(),
                        moment(row, "until_at").orElseThrow(),
                        moment(row, "revoked_at")),
                moment(row, "closed_at"),
                JSON.readValue(row.getString("steps"), STEPS));
    }

    private static Optional<Instant> moment(ResultSet row, String column) throws SQLException {
        return Optional.ofNullable(row.getObject(column, OffsetDateTime.class)).map(OffsetDateTime::toInstant);
    }
}
