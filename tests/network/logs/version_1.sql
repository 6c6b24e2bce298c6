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
INSERT INTO "event" VALUES('town',1,'k1','dba45048dcb57afa593ff6130121acb4ed1d7a1f8bc87778aba62632643efdc4','edit','{"add_partner": {"hours": [{"days": "Mon-Fri", "from": "09:00", "to": "17:00"}], "id": "advice", "name": "Debt advice", "needs": ["debt"]}}','Table 4','2026-11-29T08:39:54+00:00');
INSERT INTO "event" VALUES('town',2,'k2','c4196ff26ca4560901851b24c8cf951e4058c669e1c4975c18f802a32d6af234','edit','{"edits": [{"add_link": {"from": "police", "kind": "refers", "needs": ["debt"], "to": "advice"}}, {"add_link": {"from": "hub", "kind": "works jointly", "to": "advice"}}]}','Table 4','2026-11-29T08:39:54+00:00');
INSERT INTO "event" VALUES('town',3,'k3','f52e468a40edfa78af6b93866ab23d2b408cae0b6651626d2bad76dda0fcb29b','edit','{"change_partner": {"ages": {"from": 10, "to": 17}, "capacity": 120, "id": "hub", "name": "Evening hub", "needs": ["housing"], "short": "Hub"}}','analyst','2026-11-29T08:39:54+00:00');
INSERT INTO "event" VALUES('town',4,'k4','a14bc31eb77108bee556c6ce2831657535979cf689efe4e672273231e0e63f1a','edit','{"merge_partner": {"into": "hub", "partner": "hub2"}}','analyst','2026-11-29T08:39:54+00:00');
INSERT INTO "event" VALUES('town',5,'undo:4','bee27efede145de7f52d801d9d0d13214229391491a1e910abe82cb9898f029b','undo','{"seq": 4}','Table 5','2026-11-29T08:39:54+00:00');
INSERT INTO "event" VALUES('town',6,'undo:5','cded78ef03e60a26c67ce0f40f193b10c6827cc680235de3be0cc46cff936b30','undo','{"seq": 5}','Table 5','2026-11-29T08:39:54+00:00');
INSERT INTO "event" VALUES('town',7,'k7','ee6b4b079f1b7e85f780e49b68dcedb2e63298fd9e98da7caf3209ae05e40dd4','edit','{"remove_link": {"from": "police", "kind": "refers", "to": "advice"}}','','2026-11-29T08:39:54+00:00');
INSERT INTO "event" VALUES('town',8,'undo:7','331bc25074e00310098a2ca4ae59d7712f8e9cc265e138db54e7779a5a35ee0b','undo','{"seq": 7}','','2026-11-29T08:39:54+00:00');
INSERT INTO "event" VALUES('town',9,'k9','28a5c67821b018fb24704897e1c261ec33fb2f10e2b8e2bfc01af220b845242e','parts','{"edits": [], "parts": {"asked": ["police", "hub", "advice"]}}','facilitator','2026-11-29T08:39:54+00:00');
INSERT INTO "event" VALUES('town',10,'k10','','redacted','{}','Table 1','2026-11-29T08:39:54+00:00');
INSERT INTO "event" VALUES('town',11,'redact:10','cd68b95b86bf8f2a300b9ea02bb658951d68c6db51fa2055a23505fcd3a2ef69','redact','{"seq": 10}','facilitator','2026-11-29T08:39:54+00:00');
INSERT INTO "event" VALUES('town',12,'k12','8c6464ae31a1bf5ed7db81aadde3f9bad5d7b09d19ac68d45c2d7b7298eaddf2','parts','{"edits": [{"change_partner": {"id": "police", "name": "Police", "sector": "vol"}}], "parts": {"system": {"name": "Town", "needs": [{"id": "housing", "name": "Housing"}, {"id": "debt", "name": "Debt advice"}], "sectors": [{"id": "vol", "name": "Voluntary"}, {"id": "cj", "name": "Justice"}]}}}','x','2026-11-29T08:39:54+00:00');
INSERT INTO "event" VALUES('other',1,'z1','b3b46317f07b276c55da4d69c4d0a924b86fdf2a90dfeabbea98685b8496e7a0','map','{"map": "format: 1\n\nsystem:\n  name: City\n\npartners:\n  - id: x\n    name: X\n"}','Analyst','2026-11-29T08:39:54+00:00');
INSERT INTO "event" VALUES('other',2,'z2','f0bdd3dabfe00bb64375914a3faffdd31658af902aa451ddb0a492a935057488','edit','{"step_back": "x"}','a','2026-11-29T08:39:54+00:00');
INSERT INTO "event" VALUES('other',3,'undo:2','0e1f5f7bfd13a7b1a4f1d6487b382d4a17ff160cc95a5b3e9698f26f8d38806c','undo','{"seq": 2}','a','2026-11-29T08:39:54+00:00');
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
  sectors: [{id: vol, name: Voluntary}]
  needs: [{id: housing, name: Housing}, {id: debt, name: Debt advice}]
asked: [police, hub2]

partners:
  - id: police
    name: Police
  - id: hub
    name: Evening hub
    needs: [housing]
  - id: hub2
    name: Evening hub (new)
    more: {Phone line: "yes"}

relations:
  - from: police
    to: hub
    kind: refers
    made: 14
    accepted: 9
  - from: police
    to: hub2
    kind: refers
    made: 3
positions: {hub2: [0.1, 0.2]}
',12,'2026-11-29T08:39:54+00:00');
INSERT INTO "map" VALUES('other','format: 1

system:
  name: Town
  sectors: [{id: vol, name: Voluntary}]
  needs: [{id: housing, name: Housing}, {id: debt, name: Debt advice}]
asked: [police, hub2]

partners:
  - id: police
    name: Police
  - id: hub
    name: Evening hub
    needs: [housing]
  - id: hub2
    name: Evening hub (new)
    more: {Phone line: "yes"}

relations:
  - from: police
    to: hub
    kind: refers
    made: 14
    accepted: 9
  - from: police
    to: hub2
    kind: refers
    made: 3
positions: {hub2: [0.1, 0.2]}
',3,'2026-11-29T08:39:54+00:00');
COMMIT;
