package org.tousaidants.platform.persondatarequests;

/// « Données d’autrui » — tables whose rows are about another person and name a worker's account. The worker gets
/// only the number of these rows.
///
/// @param prefix prefix of the names of these tables
public record ThirdPartyDataTables(String prefix) {}
