package org.tousaidants.label.profiles;

import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.DayOfWeek;
import java.util.Arrays;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.springframework.stereotype.Repository;
import org.tousaidants.places.directory.PlaceId;
import org.tousaidants.platform.db.Sql;

/// Stores consents, one row for each change, and phone numbers, which can be erased.
@Repository
class PublicProfileStore {
    private static final String LAST = """
            select distinct on (helper) helper, account, recorded_at, shown, code, naming, communes, places, languages, days,
                   reach, engines, told
            from profiles_consent where true\s""";

    private final Sql db;

    PublicProfileStore(Sql db) {
        this.db = db;
    }

    /// Locks a helper until the end of the transaction, so that the second of two simultaneous changes waits for
    /// the first.
    void lock(UUID helper) {
        db.hold("listing", helper);
    }

    void append(PublicProfileConsentRecord agreed) {
        var consent = agreed.consent();
        db.sql("""
                        insert into profiles_consent (helper, account, recorded_at, shown, code, naming, communes,
                            places, languages, days, reach, engines, told)
                        values (:helper, :account, :at, :shown, :code, :naming, :communes, :places,
                            :languages, :days, :reach, :engines, :told)""")
                .params(agreed)
                .param("shown", consent.isPresent())
                .param(
                        "naming",
                        consent.map(PublicProfileConsent::naming)
                                .orElse(PublicProfileConsent.ShownName.NONE)
                                .name())
                .param(
                        "communes",
                        consent.map(PublicProfileConsent::communes)
                                .orElse(List.of())
                                .toArray(String[]::new))
                .param(
                        "places",
                        consent.map(PublicProfileConsent::places).orElse(List.of()).stream()
                                .map(PlaceId::value)
                                .toArray(UUID[]::new))
                .param(
                        "languages",
                        names(consent.map(PublicProfileConsent::languages).orElse(Set.of())))
                .param("days", names(consent.map(PublicProfileConsent::days).orElse(Set.of())))
                .param(
                        "reach",
                        consent.map(PublicProfileConsent::reach)
                                .orElse(PublicProfileConsent.ShownPhone.NONE)
                                .name())
                .param("engines", consent.filter(PublicProfileConsent::engines).isPresent())
                .param("told", agreed.told())
                .update();
    }

    Optional<PublicProfileConsentRecord> last(UUID helper) {
        return db.sql(LAST + "and helper = :helper order by helper, number desc")
                .param("helper", helper)
                .query(PublicProfileStore::agreed)
                .optional();
    }

    /// Returns all consents of a helper, newest first.
    List<PublicProfileConsentRecord> history(UUID helper) {
        return db.sql("select *, number as n from profiles_consent where helper = :helper order by number desc")
                .param("helper", helper)
                .query(PublicProfileStore::agreed)
                .list();
    }

    /// Returns the current consent of each helper who shows at least one part of their entry.
    List<PublicProfileConsentRecord> shown() {
        return db.sql(LAST + "order by helper, number desc").query(PublicProfileStore::agreed).list().stream()
                .filter(one -> one.consent().isPresent())
                .toList();
    }

    /// Returns the helper to whom the address with this code was once given, even if the entry is no longer
    /// public; empty if there is none.
    Optional<UUID> helper(String code) {
        return db.sql("select helper from profiles_consent where code = :code limit 1")
                .param("code", code)
                .query(UUID.class)
                .optional();
    }

    void keep(UUID helper, String phone) {
        db.sql("""
                        insert into profiles_contact (helper, phone) values (:helper, :phone)
                        on conflict (network, helper) do update set phone = excluded.phone""").param("helper", helper).param("phone", phone).update();
    }

    void forget(UUID helper) {
        db.sql("delete from profiles_contact where helper = :helper")
                .param("helper", helper)
                .update();
    }

    Map<UUID, String> phones(Collection<UUID> helpers) {
        return db.sql("select helper, phone from profiles_contact where helper = any(:helpers)")
                .param("helpers", helpers.toArray(UUID[]::new))
                .map(UUID.class, String.class);
    }

    private static String[] names(Set<? extends Enum<?>> some) {
        return some.stream().sorted().map(Enum::name).toArray(String[]::new);
    }

    private static PublicProfileConsentRecord agreed(ResultSet row, int n) throws SQLException {
        return new PublicProfileConsentRecord(
                row.getObject("helper", UUID.class),
                row.getObject("account", UUID.class),
                row.getTimestamp("recorded_at").toInstant(),
                row.getString("code"),
                row.getBoolean("shown")
                        ? Optional.of(new PublicProfileConsent(
                                PublicProfileConsent.ShownName.valueOf(row.getString("naming")),
                                List.of((String[]) row.getArray("communes").getArray()),
                                Arrays.stream((UUID[]) row.getArray("places").getArray())
                                        .map(PlaceId::new)
                                        .toList(),
                                many(row.getArray("languages"), SpokenLanguage.class),
                                many(row.getArray("days"), DayOfWeek.class),
                                PublicProfileConsent.ShownPhone.valueOf(row.getString("reach")),
                                row.getBoolean("engines")))
                        : Optional.empty(),
                row.getBoolean("told"));
    }

    private static <E extends Enum<E>> Set<E> many(Array names, Class<E> of) throws SQLException {
        var many = EnumSet.noneOf(of);
        for (var name : (String[]) names.getArray()) many.add(Enum.valueOf(of, name));
        return many;
    }
}
