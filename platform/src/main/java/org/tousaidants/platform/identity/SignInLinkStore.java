package org.tousaidants.platform.identity;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Repository;
import org.tousaidants.platform.db.Sql;
import org.tousaidants.platform.mail.MailAddress;

@Repository
class SignInLinkStore {
    /// A stored request for a sign-in link or a registration.
    ///
    /// @param newcomer the name, for a registration; empty for a sign-in
    record StoredSignInRequest(
            long id, MailAddress mail, Optional<PersonName> newcomer, String lang, String returnTo) {}

    record RegistrationRequest(MailAddress mail, PersonName name, String returnTo) {}

    record StoredSignInLink(UUID account, String returnTo) {}

    private final Sql sql;

    SignInLinkStore(Sql sql) {
        this.sql = sql;
    }

    /// Locks requests for one address or from one client, so that they are counted exactly.
    void lock(String key) {
        sql.hold("sign-in", key);
    }

    int countByMail(MailAddress mail, Instant since) {
        return sql.sql("""
                select count(*) from identity_request
                where mail = :mail and requested_at > :since""")
                .param("mail", mail.value())
                .param("since", since)
                .query(Integer.class)
                .single();
    }

    /// Returns the number of letters to unproven addresses since a moment, from all clients together.
    int countNewcomers(Instant since) {
        return sql.sql("""
                select count(*) from identity_request
                where newcomer is not null and requested_at > :since""").param("since", since).query(Integer.class).single();
    }

    int countByClient(String client, Instant since) {
        return sql.sql("select count(*) from identity_request where client = :client and requested_at > :since")
                .param("client", client)
                .param("since", since)
                .query(Integer.class)
                .single();
    }

    void addRequest(
            MailAddress mail,
            Optional<PersonName> newcomer,
            String client,
            String lang,
            SignInReturnPath returnTo,
            Instant now) {
        sql.sql("""
                insert into identity_request (mail, newcomer, client, lang, return_to, requested_at)
                values (:mail, :newcomer, :client, :lang, :returnTo, :now)""")
                .param("mail", mail.value())
                .param("newcomer", newcomer.map(PersonName::value))
                .param("client", client)
                .param("lang", lang)
                .param("returnTo", returnTo.value())
                .param("now", now)
                .update();
    }

    /// Returns a request and locks it until the end of the transaction; empty if another process has locked the
    /// request.
    Optional<StoredSignInRequest> claim(long id) {
        return sql.sql("""
                select network, id, mail, newcomer, lang, return_to from identity_request
                where id = :id and handled_at is null for update skip locked""").param("id", id).query(StoredSignInRequest.class).optional();
    }

    List<Long> waiting(Instant notBefore) {
        return sql.sql("""
                select id from identity_request
                where handled_at is null and requested_at > :notBefore order by requested_at""").param("notBefore", notBefore).query(Long.class).list();
    }

    void addNewcomer(byte[] hash, RegistrationRequest newcomer, Instant now, Instant expires) {
        sql.sql("""
                insert into identity_newcomer (hash, mail, name, return_to, created_at, expires_at)
                values (:hash, :mail, :name, :returnTo, :now, :expires)""")
                .params(newcomer)
                .param("hash", hash)
                .param("now", now)
                .param("expires", expires)
                .update();
    }

    Optional<RegistrationRequest> newcomer(byte[] hash, Instant now) {
        return sql.sql("""
                select network, mail, name, return_to from identity_newcomer
                where hash = :hash and used_at is null and expires_at > :now""")
                .param("hash", hash)
                .param("now", now)
                .query(RegistrationRequest.class)
                .optional();
    }

    /// Marks a registration link as used and returns the registration, in one statement. The other links to this
    /// address become invalid.
    Optional<RegistrationRequest> useNewcomer(byte[] hash, Instant now) {
        var used = sql.sql("""
                update identity_newcomer set used_at = :now
                where hash = :hash and used_at is null and expires_at > :now
                returning network, mail, name, return_to""")
                .param("hash", hash)
                .param("now", now)
                .query(RegistrationRequest.class)
                .optional();
        used.ifPresent(one ->
                sql.sql("""
                update identity_newcomer set used_at = :now
                where mail = :mail and used_at is null""").param("now", now).param("mail", one.mail().value()).update());
        return used;
    }

    void handled(long id, Instant now) {
        sql.sql("update identity_request set handled_at = :now where id = :id")
                .param("now", now)
                .param("id", id)
                .update();
    }

    void addLink(byte[] hash, Account account, String returnTo, Instant now, Instant expires) {
        sql.sql("""
                insert into identity_link (hash, account, purpose, return_to, created_at, expires_at)
                values (:hash, :account, 'SIGN_IN', :returnTo, :now, :expires)""")
                .param("hash", hash)
                .param("account", account.id())
                .param("returnTo", returnTo)
                .param("now", now)
                .param("expires", expires)
                .update();
    }

    Optional<StoredSignInLink> link(byte[] hash, Instant now) {
        return sql.sql("""
                select network, account, return_to from identity_link
                where hash = :hash and purpose = 'SIGN_IN' and used_at is null and expires_at > :now""")
                .param("hash", hash)
                .param("now", now)
                .query(StoredSignInLink.class)
                .optional();
    }

    /// Marks a link as used and returns it; empty if the link is not valid. This is one statement, so that only
    /// one of two simultaneous clicks succeeds.
    Optional<StoredSignInLink> use(byte[] hash, Instant now) {
        return sql.sql("""
                update identity_link set used_at = :now
                where hash = :hash and purpose = 'SIGN_IN' and used_at is null and expires_at > :now
                returning network, account, return_to""")
                .param("hash", hash)
                .param("now", now)
                .query(StoredSignInLink.class)
                .optional();
    }

    /// Returns a sign-in link that can no longer be used, because it was used or a newer link of the same
    /// account replaced it.
    Optional<StoredSignInLink> spent(byte[] hash) {
        return sql.sql("""
                select network, account, return_to from identity_link
                where hash = :hash and purpose = 'SIGN_IN' and used_at is not null""").param("hash", hash).query(StoredSignInLink.class).optional();
    }

    Optional<RegistrationRequest> spentNewcomer(byte[] hash) {
        return sql.sql("""
                select network, mail, name, return_to from identity_newcomer
                where hash = :hash and used_at is not null""").param("hash", hash).query(RegistrationRequest.class).optional();
    }

    /// Invalidates all links of the account that were not used yet.
    void burn(UUID account, Instant now) {
        sql.sql("update identity_link set used_at = :now where account = :account and used_at is null")
                .param("now", now)
                .param("account", account)
                .update();
    }

    /// Erases a mail address from all requests and links when the person closes the account.
    void forgetOf(MailAddress mail, UUID account) {
        for (var table : List.of("identity_request", "identity_newcomer"))
            sql.sql("delete from " + table + " where mail = :mail")
                    .param("mail", mail.value())
                    .update();
        sql.sql("delete from identity_link where account = :account")
                .param("account", account)
                .update();
    }

    void forgetRequests(Instant before) {
        sql.sql("delete from identity_request where requested_at < :before")
                .param("before", before)
                .update();
    }

    void forgetNewcomers(Instant before) {
        sql.sql("delete from identity_newcomer where expires_at < :before")
                .param("before", before)
                .update();
    }

    void forgetLinks(Instant before) {
        sql.sql("delete from identity_link where expires_at < :before")
                .param("before", before)
                .update();
    }
}
