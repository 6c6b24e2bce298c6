BEGIN TRANSACTION;
CREATE TABLE event (
	map_id TEXT NOT NULL, 
	seq BIGINT NOT NULL, 
	idem TEXT NOT NULL, 
	digest TEXT NOT NULL, 
	kind TEXT NOT NULL, 
	body TEXT NOT NULL, 
	actor TEXT NOT NULL, 
	at TEXT NOT NULL, 
	PRIMARY KEY (map_id, seq), 
	UNIQUE (map_id, idem), 
	FOREIGN KEY(map_id) REFERENCES map (map_id)
);
INSERT INTO "event" VALUES('town',1,'d3721b6d700f4f16b113f925b142c0af','134afaea1457b27db6f2f0159f71dea8b2f57f0491fe67fcae0b2eb525848cca.e55784ae0637bbc6742300aadceb0165','edit','{"add_partner": {"id": "p1", "name": "Partner 1"}}','Table 4','2026-12-01T04:32:52+00:00');
INSERT INTO "event" VALUES('town',2,'b6d64525985943f68e7a1d8ad6ab5f72','.b9903e3d9d8fd340c3a9bff2a5d5de72','redacted','{}','Table 4','2026-12-01T04:32:52+00:00');
INSERT INTO "event" VALUES('town',3,'66b8ab8373d340f894e00a0c236e4088','e5b37d099a14a717da1318b3c9a219fb62f71165d7390c4753c4dde3a50a3cdb.e10136a3d106c71fd41f1ea8a578de7e','edit','{"add_partner": {"id": "p3", "name": "Partner 3"}}','Table 4','2026-12-01T04:32:52+00:00');
INSERT INTO "event" VALUES('town',4,'8fd684afe2d34ceca6e4d0b442fc5b5e','4aa854eba52340696660169378bc281b07a6c70a369552bc43b6b93946e81035.01314c2b3cf8ce170fc3ba20794f314a','edit','{"change_fields": {"id": "p1", "wait_days": 5}}','Table 2','2026-12-01T04:32:52+00:00');
INSERT INTO "event" VALUES('town',5,'undo:4','bee27efede145de7f52d801d9d0d13214229391491a1e910abe82cb9898f029b.e46aba5d4a135ca777ddd3d3b3277c86','undo','{"seq": 4}','Table 2','2026-12-01T04:32:52+00:00');
INSERT INTO "event" VALUES('town',6,'redact:2','c13f494711570663dae6dc6b05ce6f678cc200530849be8a6c81e3ed23b08a2c.219a338d74e627191b39b5a8067c75a0','redact','{"seq": 2}','Facilitator','2026-12-01T04:32:52+00:00');
INSERT INTO "event" VALUES('other',1,'5f34960fad2d48daa29b5b6831e469c5','877e6fc950035f10a84f4df398b2bad452713e4f82f9dae8f72ee3703fb0f990.27f1fa9bfc3f11be4ee17323835ed3b3','edit','{"add_partner": {"id": "x", "name": "X"}}','Table 4','2026-12-01T04:32:52+00:00');
CREATE TABLE map (
	map_id TEXT NOT NULL, 
	base TEXT NOT NULL, 
	seq BIGINT NOT NULL, 
	at TEXT NOT NULL, 
	PRIMARY KEY (map_id)
);
INSERT INTO "map" VALUES('town','format: 1

system:
  name: Town
',6,'2026-12-01T04:32:52+00:00');
INSERT INTO "map" VALUES('other','format: 1

system:
  name: Other
',1,'2026-12-01T04:32:52+00:00');
CREATE TABLE seal (
	map_id TEXT NOT NULL, 
	placed_after BIGINT NOT NULL, 
	digest TEXT NOT NULL, 
	PRIMARY KEY (map_id)
);
INSERT INTO "seal" VALUES('town',0,'97703a49491f50c8a984b65a752006063cff3cbe4aba99fbc59c59c8476a2709');
INSERT INTO "seal" VALUES('other',0,'89728d0dbe5654c7f24ee71e37ffbf64bc0f3719a34a8e85065e542b3676ebeb');
CREATE TABLE snapshot (
	map_id TEXT NOT NULL, 
	seq BIGINT NOT NULL, 
	code TEXT NOT NULL, 
	digest TEXT NOT NULL, 
	content TEXT NOT NULL, 
	PRIMARY KEY (map_id)
);
CREATE TABLE store_version (
	version INTEGER NOT NULL, 
	PRIMARY KEY (version)
);
INSERT INTO "store_version" VALUES(3);
COMMIT;
