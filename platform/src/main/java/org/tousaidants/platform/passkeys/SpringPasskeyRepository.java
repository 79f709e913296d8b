package org.tousaidants.platform.passkeys;

import java.nio.ByteBuffer;
import java.time.Clock;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.security.web.webauthn.api.Bytes;
import org.springframework.security.web.webauthn.api.CredentialRecord;
import org.springframework.security.web.webauthn.api.ImmutableCredentialRecord;
import org.springframework.security.web.webauthn.api.ImmutablePublicKeyCose;
import org.springframework.security.web.webauthn.api.ImmutablePublicKeyCredentialUserEntity;
import org.springframework.security.web.webauthn.api.PublicKeyCredentialType;
import org.springframework.security.web.webauthn.api.PublicKeyCredentialUserEntity;
import org.springframework.security.web.webauthn.management.PublicKeyCredentialUserEntityRepository;
import org.springframework.security.web.webauthn.management.UserCredentialRepository;
import org.tousaidants.platform.passkeys.PasskeyStore.StoredPasskey;

/// Adapts the passkeys of one network to Spring Security. An owner is identified by the id of the account, which
/// reveals nothing to another user of the device.
record SpringPasskeyRepository(PasskeyStore store, Clock clock)
        implements UserCredentialRepository, PublicKeyCredentialUserEntityRepository {
    private static final int ID_BYTES = 16;

    static PublicKeyCredentialUserEntity owner(UUID account, String mail, String name) {
        return ImmutablePublicKeyCredentialUserEntity.builder()
                .id(new Bytes(ByteBuffer.allocate(ID_BYTES)
                        .putLong(account.getMostSignificantBits())
                        .putLong(account.getLeastSignificantBits())
                        .array()))
                .name(mail)
                .displayName(name)
                .build();
    }

    static UUID account(Bytes owner) {
        var id = ByteBuffer.wrap(owner.getBytes());
        return new UUID(id.getLong(), id.getLong());
    }

    @Override
    public PublicKeyCredentialUserEntity findById(Bytes owner) {
        return findByUsername(account(owner).toString());
    }

    @Override
    public PublicKeyCredentialUserEntity findByUsername(String account) {
        return owner(UUID.fromString(account), account, account);
    }

    @Override
    public @Nullable CredentialRecord findByCredentialId(Bytes credential) {
        return store.byCredential(credential.getBytes())
                .map(SpringPasskeyRepository::record)
                .orElse(null);
    }

    @Override
    public List<CredentialRecord> findByUserId(Bytes owner) {
        return store.heldBy(account(owner)).stream()
                .map(SpringPasskeyRepository::record)
                .toList();
    }

    /// Saves a passkey. If it is already stored, only its signature counter is changed.
    @Override
    public void save(CredentialRecord key) {
        var attested = key.getAttestationObject();
        if (attested == null) throw new IllegalArgumentException("a key without its attestation");
        var credential = key.getCredentialId().getBytes();
        if (store.byCredential(credential).isPresent())
            store.used(credential, key.getSignatureCount(), clock.instant());
        else
            store.add(
                    UUID.randomUUID(),
                    account(key.getUserEntityUserId()),
                    credential,
                    attested.getBytes(),
                    key.getLabel(),
                    clock.instant());
    }

    /// Returns a stored passkey in the form of Spring Security; the public key is read from the attestation.
    ///
    /// @param held the stored passkey
    private static CredentialRecord record(StoredPasskey held) {
        return ImmutableCredentialRecord.builder()
                .credentialType(PublicKeyCredentialType.PUBLIC_KEY)
                .credentialId(new Bytes(held.credential()))
                .userEntityUserId(owner(held.account(), "", "").getId())
                .publicKey(new ImmutablePublicKeyCose(new byte[0]))
                .signatureCount(held.counter())
                .attestationObject(new Bytes(held.record()))
                .transports(Set.of())
                .label("")
                .build();
    }

    /// This method is not supported, because owners are accounts, which `platform.identity` stores.
    @Override
    public void save(PublicKeyCredentialUserEntity owner) {
        throw new UnsupportedOperationException();
    }

    /// This method is not supported, because [Passkeys] removes passkeys.
    @Override
    public void delete(Bytes id) {
        throw new UnsupportedOperationException();
    }
}
