package org.tousaidants.platform.persondatarequests;

/// « Données d’autrui » — tables whose rows are about another person and name a worker's account: the worker
/// only gets the number of rows.
///
/// @param prefix prefix of the names of these tables
public record ThirdPartyData(String prefix) {}
